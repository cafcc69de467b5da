/*---
id: enk-intensity-outliers
version: 1
title: { zh: 能耗强度离群, en: Intensity outliers }
question: { zh: 哪些企业的单位产值能耗超出同行业的范围？, en: Whose energy per output is outside the band of its industry? }
tableTitle: { zh: '单位产值能耗离群企业（:period_ym.year年:period_ym.ytd）', en: 'Outliers of energy per output, :period_ym.ytd :period_ym.year' }
subsystem: energy
module: m15
inputs:
  energy_unit: [uscc, period_ym, tce_ytd]
  industrial_output: [uscc, period_ym, output_ytd]
  unit: [snap_ym, uscc, unit_name, town_code, industry_code]
  town_dim?: [town_code, town_name]
  industry_dim?: [industry_code, industry_name, high_energy?]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM energy_unit ORDER BY 1 DESC
  z:
    type: number
    label: { zh: 离群界线（稳健z值）, en: Limit of the robust z }
    default: 3
    minimum: 0
  scale:
    type: choice
    label: { zh: 尺度, en: Scale }
    default: plain
    options:
      - { value: plain, label: { zh: 原值, en: as it is } }
      - { value: log, label: { zh: 对数, en: logarithmic } }
  min_units:
    type: integer
    label: { zh: 同行业最少家数, en: Fewest units of a division }
    default: 8
    minimum: 2
  show:
    type: choice
    label: { zh: 列出, en: List }
    default: outlier
    options:
      - { value: outlier, label: { zh: 只列离群企业, en: outliers } }
      - { value: all, label: { zh: 全部企业, en: all units } }
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    default: null
    required: false
    choices: SELECT town_code, any_value(town_name) FROM town_dim GROUP BY town_code ORDER BY town_code
columns:
  - { name: unit_name, label: { zh: 企业, en: Unit }, values: [{ value: 总计, label: { zh: 总计, en: Total } }] }
  - { name: uscc, label: { zh: 统一社会信用代码, en: Credit code } }
  - { name: town, label: { zh: 街镇, en: Town } }
  - { name: division, label: { zh: 行业, en: Division } }
  - { name: tce, label: { zh: 综合能源消费量, en: Energy consumption }, unit: 吨标准煤, decimals: 1 }
  - { name: output, label: { zh: 工业总产值, en: Output }, unit: 万元, decimals: 1 }
  - { name: intensity, label: { zh: 单位产值能耗, en: Energy per output }, unit: 吨标准煤/万元, decimals: 4 }
  - name: peer_group
    group: { zh: 同组企业, en: Peers }
    label: { zh: 比较组, en: Group }
    values:
      - { value: 高耗能行业, label: { zh: 高耗能行业, en: High-energy divisions } }
      - { value: 其他行业, label: { zh: 其他行业, en: Other divisions } }
  - { name: peers, group: { zh: 同组企业, en: Peers }, label: { zh: 家数, en: Units }, unit: 家, decimals: 0 }
  - { name: median, group: { zh: 同组企业, en: Peers }, label: { zh: 中位数, en: Median }, unit: 吨标准煤/万元, decimals: 4 }
  - { name: band_low, group: { zh: 同组企业, en: Peers }, label: { zh: 下限, en: Lower limit }, unit: 吨标准煤/万元, decimals: 4 }
  - { name: band_high, group: { zh: 同组企业, en: Peers }, label: { zh: 上限, en: Upper limit }, unit: 吨标准煤/万元, decimals: 4 }
  - { name: mad_z, label: { zh: 稳健z值, en: Robust z }, decimals: 1 }
  - name: state
    label: { zh: 结论, en: Result }
    values:
      - { value: 偏高, label: { zh: 偏高, en: too high } }
      - { value: 偏低, label: { zh: 偏低, en: too low } }
      - { value: 正常, label: { zh: 正常, en: within the band } }
      - { value: 不能判断, label: { zh: 不能判断, en: cannot be said } }
  - { name: tce_flag, flagOf: tce }
  - { name: intensity_flag, flagOf: intensity }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: strip, category: unit_name, value: intensity, group: peer_group, target: median }
notes:
  - { zh: '稳健z值=0.6745×（企业值－中位数）÷绝对中位差，绝对中位差为零时用四分位距的一半；绝对值超过:z的为离群。', en: 'Robust z is 0.6745 times the distance from the median over the median absolute deviation, or half the quartile range where that is zero; beyond :z it is an outlier.' }
  - { zh: '与本行业大类比较；不足:min_units家的大类，与全部高耗能行业或全部其他行业比较，仍不足的不能判断。中位数在全区计算。', en: 'Compared with the division; divisions of fewer than :min_units units with all high-energy or all other divisions. Medians are those of the whole district.' }
  - { zh: 只用能耗、产值两项都有且产值大于零的企业。, en: Only units with energy and with output above zero. }
source: { zh: 规模以上工业能源统计（205-1）、工业产销总值（B204-1）, en: Energy statistics (form 205-1) and output (form B204-1) of industry above scale }
---*/
WITH
unit_now AS (
  SELECT uscc, unit_name, town_code, left(industry_code, 2) AS code
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :period_ym), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
reports AS (
  SELECT e.uscc, u.unit_name, u.town_code, u.code, d.industry_name, coalesce(d.high_energy, false) AS is_high, e.tce_ytd AS tce,
    CASE WHEN o.output_ytd > 0 THEN o.output_ytd END AS output
  FROM energy_unit e
  LEFT JOIN unit_now u ON u.uscc = e.uscc
  LEFT JOIN industry_dim d ON d.industry_code = u.code
  LEFT JOIN industrial_output o ON o.uscc = e.uscc AND o.period_ym = e.period_ym
  WHERE e.period_ym = :period_ym
),
pairs AS (
  SELECT *, tce / output AS intensity, CASE :scale WHEN 'log' THEN CASE WHEN tce > 0 THEN ln(tce / output) END ELSE tce / output END AS x
  FROM reports
  WHERE tce IS NOT NULL AND output IS NOT NULL
),
-- A unit stands beside its division, or, where that is too small, beside all divisions of its kind.
counted AS (
  SELECT *, code IS NOT NULL AND count(x) OVER (PARTITION BY code) >= :min_units AS by_division FROM pairs
),
centred AS (
  SELECT *,
    CASE WHEN by_division THEN count(x) OVER (PARTITION BY code) ELSE count(x) OVER (PARTITION BY is_high) END AS peers,
    median(x) OVER (PARTITION BY code) AS middle_division,
    median(x) OVER (PARTITION BY is_high) AS middle_kind,
    quantile_cont(x, 0.75) OVER (PARTITION BY code) - quantile_cont(x, 0.25) OVER (PARTITION BY code) AS range_division,
    quantile_cont(x, 0.75) OVER (PARTITION BY is_high) - quantile_cont(x, 0.25) OVER (PARTITION BY is_high) AS range_kind
  FROM counted
),
spread AS (
  SELECT *,
    CASE WHEN by_division THEN middle_division ELSE middle_kind END AS middle,
    CASE WHEN by_division
      THEN coalesce(nullif(median(abs(x - middle_division)) OVER (PARTITION BY code), 0), range_division / 2)
      ELSE coalesce(nullif(median(abs(x - middle_kind)) OVER (PARTITION BY is_high), 0), range_kind / 2)
    END AS mad
  FROM centred
),
judged AS (
  SELECT *, CASE WHEN peers >= :min_units THEN robust_z(x, middle, mad) END AS mad_z FROM spread
),
shown AS (
  SELECT *,
    CASE WHEN mad_z > :z THEN '偏高' WHEN mad_z < -:z THEN '偏低' WHEN mad_z IS NULL THEN '不能判断' ELSE '正常' END AS state,
    CASE WHEN mad_z IS NOT NULL THEN middle - :z * mad / 0.6745 END AS low,
    CASE WHEN mad_z IS NOT NULL THEN middle + :z * mad / 0.6745 END AS high
  FROM judged
),
total AS (
  SELECT sum(tce) AS tce, sum(output) FILTER (tce IS NOT NULL) AS output, sum(tce) FILTER (output IS NOT NULL) AS used,
    count(*) AS units, count(tce) AS tce_units, count(tce + output) AS both_units
  FROM reports
  WHERE :town IS NULL OR town_code = :town
)
SELECT '总计' AS unit_name, NULL AS uscc, NULL AS town, NULL AS division, tce, output, ratio(used, output) AS intensity,
  NULL AS peer_group, both_units AS peers, NULL AS median, NULL AS band_low, NULL AS band_high, NULL AS mad_z, NULL AS state,
  CASE WHEN tce IS NULL THEN 'not_reported' WHEN tce_units < units THEN 'partial' END AS tce_flag,
  CASE WHEN both_units = 0 THEN 'not_reported' WHEN both_units < units THEN 'partial' END AS intensity_flag,
  0 AS level, 'total' AS row_kind
FROM total
WHERE units > 0
UNION ALL
(
  SELECT coalesce(s.unit_name, s.uscc), s.uscc, coalesce(t.town_name, s.town_code), coalesce(s.industry_name, s.code), s.tce, s.output, s.intensity,
    CASE WHEN s.by_division THEN coalesce(s.industry_name, s.code) WHEN s.is_high THEN '高耗能行业' ELSE '其他行业' END,
    s.peers,
    CASE :scale WHEN 'log' THEN exp(s.middle) ELSE s.middle END,
    CASE :scale WHEN 'log' THEN exp(s.low) WHEN 'plain' THEN CASE WHEN s.low < 0 THEN 0 ELSE s.low END END,
    CASE :scale WHEN 'log' THEN exp(s.high) ELSE s.high END,
    s.mad_z, s.state, NULL, NULL, 1, 'data'
  FROM shown s LEFT JOIN town_dim t ON t.town_code = s.town_code
  WHERE (:show = 'all' OR s.state IN ('偏高', '偏低')) AND (:town IS NULL OR s.town_code = :town)
  ORDER BY round(abs(s.mad_z), 6) DESC NULLS LAST, s.uscc
)
