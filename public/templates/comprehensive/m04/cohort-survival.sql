/*---
id: cohort-survival
version: 1
title: { zh: 入库单位存续率, en: Survival after entry }
question: { zh: 单位入库若干年后还有多大比例在库？, en: What share of units is still in the frame some years after entry? }
tableTitle: { zh: 四上单位入库后的存续率, en: Survival of units above scale after their entry }
subsystem: comprehensive
module: m04
inputs:
  unit: [snap_ym, uscc, specialty, town_code, entry_ym, entry_kind?, exit_ym?]
  town_dim?: [town_code, town_name]
parameters:
  by:
    type: choice
    label: { zh: 分组, en: Groups }
    default: all
    options:
      - { value: all, label: { zh: 不分组, en: none } }
      - { value: year, label: { zh: 入库年份, en: year of entry } }
      - { value: specialty, label: { zh: 专业, en: specialty } }
      - { value: kind, label: { zh: 入库方式, en: kind of entry } }
  specialty:
    type: choice
    label: { zh: 专业, en: Specialty }
    default: null
    required: false
    options:
      - { value: B, label: { zh: 工业, en: Industry } }
      - { value: C, label: { zh: 建筑业, en: Construction } }
      - { value: E, label: { zh: 批发零售, en: Trade } }
      - { value: S, label: { zh: 住宿餐饮, en: Hotels and catering } }
      - { value: X, label: { zh: 房地产, en: Real estate } }
      - { value: F, label: { zh: 服务业, en: Services } }
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    required: false
    choices: SELECT town_code, any_value(town_name) FROM town_dim GROUP BY town_code ORDER BY town_code
columns:
  - name: cohort
    label: { zh: 分组, en: Group }
    values:
      - { value: all, label: { zh: 全部, en: All } }
      - { value: B, label: { zh: 工业, en: Industry } }
      - { value: C, label: { zh: 建筑业, en: Construction } }
      - { value: E, label: { zh: 批发零售, en: Trade } }
      - { value: S, label: { zh: 住宿餐饮, en: Hotels and catering } }
      - { value: X, label: { zh: 房地产, en: Real estate } }
      - { value: F, label: { zh: 服务业, en: Services } }
      - { value: annual, label: { zh: 年度纳入, en: Annual entry } }
      - { value: monthly, label: { zh: 月度纳入, en: Monthly entry } }
      - { value: unknown, label: { zh: 不明, en: Unknown } }
  - { name: year_k, label: { zh: 入库满几年, en: Years since entry } }
  - { name: at_risk, label: { zh: 观察单位, en: At risk }, unit: 家, decimals: 0 }
  - { name: exits, label: { zh: 退库单位, en: Exits }, unit: 家, decimals: 0 }
  - { name: exit_pct, label: { zh: 年退库率, en: Exit rate of the year }, unit: '%', decimals: 1 }
  - { name: survival, label: { zh: 存续率, en: Survival }, unit: '%', decimals: 1 }
  - { name: exit_flag, flagOf: exit_pct }
  - { name: survival_flag, flagOf: survival }
chart: { kind: step, category: year_k, group: cohort, value: survival }
notes:
  - { zh: 按入库到退库的月数用卡普兰—迈耶法估计；仍在库的单位观察到最近一次名录为止。名录开始以前入库的单位从名录开始时算起，不知道那以前退库的有多少。, en: 'Kaplan–Meier over the months from entry to exit; units in the frame are observed until the newest register. Units that entered before the registers begin are at risk from then on: how many left earlier is not known.' }
  - { zh: '观察单位是这一年里在库过的单位；按入库年份分组时，只列名录开始以后入库的。名录中不再出现的单位视为在下一次名录的月份退库。', en: 'At risk are the units that were in the frame in that year; by year of entry only those that entered after the registers begin are shown. A unit that is no longer listed left in the month of the next register.' }
source: { zh: 四上单位名录, en: Register of units above scale }
---*/
WITH
months AS (
  SELECT snap_ym, lead(snap_ym) OVER (ORDER BY snap_ym) AS next_ym FROM (SELECT DISTINCT snap_ym FROM unit)
),
-- Exits are known since the first register, or since the earliest that a register still lists.
span AS (
  SELECT max(snap_ym) AS last_ym, least(min(snap_ym), min(exit_ym)) AS since FROM unit
),
listed AS (
  SELECT uscc, arg_max(entry_ym, snap_ym) AS entry_ym, arg_max(specialty, snap_ym) AS specialty, arg_max(town_code, snap_ym) AS town_code,
    arg_max(entry_kind, snap_ym) AS entry_kind, max(exit_ym) AS exit_ym, max(snap_ym) AS seen_ym
  FROM unit
  GROUP BY uscc
),
dated AS (
  SELECT l.*, s.last_ym, s.since,
    CASE WHEN l.exit_ym >= l.entry_ym AND l.exit_ym <= s.last_ym THEN l.exit_ym WHEN l.seen_ym < s.last_ym THEN m.next_ym END AS gone_ym
  FROM listed l JOIN months m ON m.snap_ym = l.seen_ym CROSS JOIN span s
  WHERE l.entry_ym IS NOT NULL AND (:specialty IS NULL OR l.specialty = :specialty) AND (:town IS NULL OR l.town_code = :town)
),
-- Months since entry: from when a unit is watched and until when.
lives AS (
  SELECT CASE :by WHEN 'year' THEN left(entry_ym, 4) WHEN 'specialty' THEN specialty WHEN 'kind' THEN coalesce(entry_kind, 'unknown') ELSE 'all' END AS cohort,
    gone_ym IS NOT NULL AS is_gone,
    greatest(0, 12 * (ym_year(since) - ym_year(entry_ym)) + ym_month(since) - ym_month(entry_ym)) AS first_age,
    12 * (ym_year(coalesce(gone_ym, last_ym)) - ym_year(entry_ym)) + ym_month(coalesce(gone_ym, last_ym)) - ym_month(entry_ym) AS age
  FROM dated
  WHERE entry_ym <= last_ym AND (:by <> 'year' OR entry_ym >= since)
),
steps AS (
  SELECT e.cohort, e.age, 1 - e.exits / count(*) AS kept
  FROM (SELECT cohort, age, count(*) AS exits FROM lives WHERE is_gone GROUP BY cohort, age) e
  JOIN lives l ON l.cohort = e.cohort AND l.first_age <= e.age AND l.age >= e.age
  GROUP BY e.cohort, e.age, e.exits
),
years AS (
  SELECT cohort, unnest(range(0, max(age) // 12 + 1)) AS k FROM lives GROUP BY cohort
),
counted AS (
  SELECT y.cohort, y.k,
    count(*) FILTER (WHERE CASE y.k WHEN 0 THEN l.first_age = 0 ELSE l.first_age <= 12 * y.k AND (l.age > 12 * (y.k - 1) OR y.k = 1) END) AS at_risk,
    count(*) FILTER (WHERE l.is_gone AND y.k > 0 AND l.age <= 12 * y.k AND (l.age > 12 * (y.k - 1) OR y.k = 1)) AS exits
  FROM years y JOIN lives l ON l.cohort = y.cohort
  GROUP BY y.cohort, y.k
)
SELECT
  c.cohort,
  c.k AS year_k,
  c.at_risk,
  CASE WHEN c.k > 0 THEN c.exits END AS exits,
  CASE WHEN c.k > 0 THEN share_of(c.exits, c.at_risk) END AS exit_pct,
  100.0 * coalesce((SELECT product(s.kept) FROM steps s WHERE s.cohort = c.cohort AND s.age <= 12 * c.k), 1) AS survival,
  CASE WHEN c.k > 0 AND c.at_risk < 5 THEN 'weak' END AS exit_flag,
  CASE WHEN c.at_risk < 5 THEN 'weak' END AS survival_flag
FROM counted c
ORDER BY CASE :by WHEN 'specialty' THEN list_position(['B', 'C', 'E', 'S', 'X', 'F'], c.cohort) END NULLS LAST, c.cohort, c.k
