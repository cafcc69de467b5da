/*---
id: sei-suspect-list
version: 1
title: { zh: 疑似战新筛查, en: Suspected emerging industry }
question: { zh: 哪些不在战新名单上的企业，从行业、业务和研发看像战略性新兴产业？, en: 'Which unlisted units look like strategic emerging industry by code, business words and research?' }
tableTitle: { zh: '疑似战略性新兴产业企业（:period_ym，:min_score分及以上）', en: 'Units that look like strategic emerging industry, :period_ym, score :min_score or more' }
subsystem: industry
module: m11
inputs:
  unit: [snap_ym, uscc, unit_name, specialty, industry_code, main_activity, town_code, exit_ym?]
  group_member?: [group_code, uscc, valid_from, valid_to?]
  industrial_output: [uscc, period_ym, output_ytd]
  rd?: [uscc, year, rd_fee]
  town_dim?: [town_code, town_name]
  industry_dim?: [industry_code, industry_name]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM industrial_output ORDER BY 1 DESC
  codes:
    type: text
    label: { zh: 战新行业代码（开头）, en: Industry codes (how they begin) }
    default: 26,27,34,35,36,37,38,39,40,42,4415,4416,4417,4419
  words:
    type: text
    label: { zh: 关键词, en: Key words }
    default: 新能源,锂离子,燃料电池,集成电路,传感器,生物药品,智能,机器人,增材制造,工业自动控制,环境保护,碳纤维,石墨烯,新材料,大数据,云计算
  rd_line:
    type: number
    label: { zh: 研发强度线（%）, en: Line of R&D intensity (%) }
    default: 3
    minimum: 0
  min_score:
    type: number
    label: { zh: 最低分, en: Lowest score }
    default: 60
    minimum: 0
    maximum: 100
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    required: false
    choices: SELECT town_code, any_value(town_name) FROM town_dim GROUP BY town_code ORDER BY town_code
columns:
  - { name: no, label: { zh: 序号, en: No. }, decimals: 0, role: dimension }
  - { name: unit_name, label: { zh: 企业, en: Unit } }
  - { name: uscc, label: { zh: 统一社会信用代码, en: Credit code } }
  - { name: town, label: { zh: 街镇, en: Town } }
  - { name: industry, label: { zh: 行业, en: Industry } }
  - { name: matched_code, group: { zh: 符合的线索, en: What matches }, label: { zh: 行业代码, en: Code } }
  - { name: matched_words, group: { zh: 符合的线索, en: What matches }, label: { zh: 关键词, en: Words } }
  - { name: activity, label: { zh: 主要业务活动, en: Main activity } }
  - { name: output, group: { zh: ':period_ym.ytd', en: ':period_ym.ytd' }, label: { zh: 产值, en: Output }, unit: 万元, decimals: 1 }
  - { name: rd, group: { zh: 研发（最近年度）, en: R&D (latest year) }, label: { zh: 费用, en: Fee }, unit: 万元, decimals: 1 }
  - { name: rd_intensity, group: { zh: 研发（最近年度）, en: R&D (latest year) }, label: { zh: 占产值, en: Of output }, unit: '%', decimals: 1 }
  - { name: score, label: { zh: 得分, en: Score }, unit: 分, decimals: 0 }
  - { name: output_flag, flagOf: output }
notes:
  - { zh: '得分：行业代码40分；每个关键词20分，至多60分；研发强度达到:rd_line%为15分，有研发而未达到或没有全年产值为5分；合计不超过100分。', en: 'Score: 40 for the code; 20 for each word, 60 at most; 15 for an R&D intensity of :rd_line % or more, 5 for less of it or where the output of that year is missing; never above 100.' }
  - { zh: 只列本期在库、不在任何部门战新名单（sei）上的工业企业；是否战新须调查后报市级认定。, en: 'Industrial units in the frame that are on no list of emerging industry (sei); whether they are must be surveyed and approved by the city.' }
source: { zh: 四上单位名录、产业名单、工业产销总值（B204-1）、研发活动（107-2）, en: 'Register, lists of industries, output (form B204-1), research (form 107-2)' }
---*/
WITH
-- The newest register not after the period, else the oldest one.
snapshot AS (
  SELECT coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :period_ym), min(snap_ym)) AS ym FROM unit
),
listed AS (
  SELECT DISTINCT uscc FROM group_member
  WHERE (group_code = 'sei' OR group_code LIKE 'sei.%') AND valid_from <= :period_ym AND (valid_to IS NULL OR valid_to >= :period_ym)
),
units AS (
  SELECT u.uscc, u.unit_name, u.industry_code, u.main_activity, u.town_code
  FROM unit u JOIN snapshot s ON s.ym = u.snap_ym
  WHERE u.specialty = 'B' AND (u.exit_ym IS NULL OR u.exit_ym > :period_ym) AND (:town IS NULL OR u.town_code = :town)
    AND u.uscc NOT IN (SELECT uscc FROM listed WHERE uscc IS NOT NULL)
),
codes AS (
  SELECT DISTINCT trim(part) AS code FROM (SELECT unnest(regexp_split_to_array(:codes, '[,，、;；]')) AS part) WHERE trim(part) <> ''
),
words AS (
  SELECT DISTINCT trim(part) AS word FROM (SELECT unnest(regexp_split_to_array(:words, '[,，、;；]')) AS part) WHERE trim(part) <> ''
),
by_code AS (
  SELECT u.uscc, max_by(c.code, length(c.code)) AS code
  FROM units u JOIN codes c ON starts_with(u.industry_code, c.code)
  GROUP BY u.uscc
),
by_word AS (
  SELECT u.uscc, count(DISTINCT w.word) AS n, string_agg(DISTINCT w.word, '、' ORDER BY w.word) AS words
  FROM units u JOIN words w ON contains(u.main_activity, w.word)
  GROUP BY u.uscc
),
-- The latest research not after the year of the period, over the output of that whole year.
research AS (
  SELECT r.uscc, r.year, r.rd_fee, ratio(r.rd_fee, o.output_ytd) * 100 AS intensity
  FROM rd r LEFT JOIN industrial_output o ON o.uscc = r.uscc AND o.period_ym = CAST(r.year AS VARCHAR) || '-12'
  WHERE r.year <= ym_year(:period_ym)
  QUALIFY row_number() OVER (PARTITION BY r.uscc ORDER BY r.year DESC) = 1
),
scored AS (
  SELECT u.*, c.code, w.words, o.output_ytd AS output, r.rd_fee, r.intensity,
    least(
      100,
      CASE WHEN c.code IS NULL THEN 0 ELSE 40 END
      + 20 * least(coalesce(w.n, 0), 3)
      + CASE WHEN r.intensity >= :rd_line AND r.rd_fee > 0 THEN 15 WHEN r.rd_fee > 0 THEN 5 ELSE 0 END
    ) AS score
  FROM units u
  LEFT JOIN by_code c ON c.uscc = u.uscc
  LEFT JOIN by_word w ON w.uscc = u.uscc
  LEFT JOIN industrial_output o ON o.uscc = u.uscc AND o.period_ym = :period_ym
  LEFT JOIN research r ON r.uscc = u.uscc
)
SELECT
  row_number() OVER (ORDER BY s.score DESC, round(s.output, 6) DESC NULLS LAST, s.uscc) AS no,
  coalesce(s.unit_name, s.uscc) AS unit_name,
  s.uscc,
  coalesce(t.town_name, s.town_code) AS town,
  coalesce(d.industry_name, s.industry_code) AS industry,
  s.code AS matched_code,
  s.words AS matched_words,
  s.main_activity AS activity,
  s.output,
  s.rd_fee AS rd,
  s.intensity AS rd_intensity,
  s.score,
  CASE WHEN s.output IS NULL THEN 'not_reported' END AS output_flag
FROM scored s
LEFT JOIN town_dim t ON t.town_code = s.town_code
LEFT JOIN industry_dim d ON d.industry_code = s.industry_code
WHERE s.score >= :min_score
ORDER BY no
