/*---
id: cohort-fast-to-stable
version: 1
title: { zh: 快速增长到平稳增长的平均周期, en: Time from fast to stable growth }
question: { zh: 单位从快速增长到平稳增长平均要几个季度？, en: How many quarters do units take from fast to stable growth? }
tableTitle: { zh: '由快速增长（:fast_pct%以上）到平稳增长（:stable_pct%以下）的周期', en: 'From fast growth (:fast_pct % and more) to stable growth (below :stable_pct %)' }
subsystem: comprehensive
module: m04
scope: comparable
inputs:
  industrial_output?: [uscc, period_ym, output_ytd, output_ytd_ly]
  trade_sales?: [uscc, period_ym, sales_ytd, sales_ytd_ly]
  catering?: [uscc, period_ym, turnover_ytd, turnover_ytd_ly]
  finance?: [uscc, form_code, period_ym, revenue_ytd, revenue_ytd_ly]
  unit: [snap_ym, uscc, town_code, entry_ym]
  town_dim?: [town_code, town_name]
parameters:
  fast_pct:
    type: number
    label: { zh: 快速增长不低于（%）, en: Fast growth at least (%) }
    default: 20
  stable_pct:
    type: number
    label: { zh: 平稳增长低于（%）, en: Stable growth below (%) }
    default: 10
    minimum: 0
  k1:
    type: integer
    label: { zh: 快速增长连续季度, en: Quarters of fast growth running }
    default: 2
    minimum: 1
    maximum: 12
  k2:
    type: integer
    label: { zh: 平稳增长连续季度, en: Quarters of stable growth running }
    default: 4
    minimum: 1
    maximum: 12
  by:
    type: choice
    label: { zh: 分组, en: Groups }
    default: all
    options:
      - { value: all, label: { zh: 不分组, en: none } }
      - { value: specialty, label: { zh: 专业, en: specialty } }
  who:
    type: choice
    label: { zh: 单位, en: Units }
    default: all
    options:
      - { value: all, label: { zh: 全部单位, en: all units } }
      - { value: entrants, label: { zh: 数据期内入库的单位, en: units that entered within the data } }
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
  - name: group_name
    label: { zh: 分组, en: Group }
    values:
      - { value: all, label: { zh: 全部, en: All } }
      - { value: B, label: { zh: 工业, en: Industry } }
      - { value: C, label: { zh: 建筑业, en: Construction } }
      - { value: E, label: { zh: 批发零售, en: Trade } }
      - { value: S, label: { zh: 住宿餐饮, en: Hotels and catering } }
      - { value: X, label: { zh: 房地产, en: Real estate } }
      - { value: F, label: { zh: 服务业, en: Services } }
  - { name: quarters, label: { zh: 快速增长开始后的季度数, en: Quarters since fast growth began } }
  - { name: at_risk, label: { zh: 观察单位, en: At risk }, unit: 家, decimals: 0 }
  - { name: completed, label: { zh: 转为平稳, en: Became stable }, unit: 家, decimals: 0 }
  - { name: censored, label: { zh: 观察结束, en: Observed no longer }, unit: 家, decimals: 0 }
  - { name: not_yet_pct, label: { zh: 尚未平稳, en: Not yet stable }, unit: '%', decimals: 1 }
  - { name: mean_completed, group: { zh: 周期, en: Duration }, label: { zh: 已完成单位平均, en: Mean of completed }, unit: 季度, decimals: 1 }
  - { name: km_median, group: { zh: 周期, en: Duration }, label: { zh: 中位数, en: Median }, unit: 季度, decimals: 0 }
  - { name: rmean, group: { zh: 周期, en: Duration }, label: { zh: 限定平均, en: Restricted mean }, unit: 季度, decimals: 1 }
  - { name: not_yet_flag, flagOf: not_yet_pct }
  - { name: mean_flag, flagOf: mean_completed }
  - { name: median_flag, flagOf: km_median }
  - { name: rmean_flag, flagOf: rmean }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: step, category: quarters, group: group_name, value: not_yet_pct }
notes:
  - { zh: '用季末累计同比（本期表内同期数）。快速增长：连续:k1个季度不低于:fast_pct%；平稳增长：此后连续:k2个季度在0到:stable_pct%之间；周期为两者起点相隔的季度数，每个单位只算第一次。', en: 'Growth of the year to date at the end of each quarter, base on the form. Fast: :k1 quarters running at :fast_pct % or more; stable: after it :k2 quarters running from 0 to below :stable_pct %; the duration is from the first quarter of the one to that of the other, the first spell of each unit.' }
  - { zh: 没有转为平稳的单位观察到最后一个有增速的季度，计入卡普兰—迈耶估计；已完成单位的平均偏低，中位数和限定平均（到最长观察期）更可靠。, en: 'Units that did not become stable are censored at their last quarter with a rate (Kaplan–Meier). The mean of completed spells is too low; the median and the mean restricted to the longest observation are sounder.' }
source: { zh: 工业、商业、住餐生产经营报表；财务状况；四上单位名录, en: 'Forms of industry, trade, hotels and catering; financial statements; register of units' }
---*/
WITH
unit_now AS (
  SELECT uscc, arg_max(town_code, snap_ym) AS town_code, arg_max(entry_ym, snap_ym) AS entry_ym FROM unit GROUP BY uscc
),
main AS (
  SELECT 'B' AS specialty, uscc, period_ym, output_ytd AS ytd, output_ytd_ly AS ytd_ly FROM industrial_output
  UNION ALL
  SELECT 'E', uscc, period_ym, sales_ytd, sales_ytd_ly FROM trade_sales
  UNION ALL
  SELECT 'S', uscc, period_ym, turnover_ytd, turnover_ytd_ly FROM catering
  UNION ALL
  SELECT left(form_code, 1), uscc, period_ym, revenue_ytd, revenue_ytd_ly FROM finance WHERE form_code IN ('C203', 'X203', 'F203')
),
-- Rates at the ends of quarters; a base below 10,000 yuan gives none.
rates AS (
  SELECT m.specialty, m.uscc, ym_year(m.period_ym) * 4 + ym_month(m.period_ym) // 3 AS q, growth_rate(m.ytd, m.ytd_ly) AS rate
  FROM main m LEFT JOIN unit_now u ON u.uscc = m.uscc
  WHERE ym_month(m.period_ym) IN (3, 6, 9, 12) AND m.ytd_ly >= 1 AND m.ytd >= 0
    AND (:specialty IS NULL OR m.specialty = :specialty) AND (:town IS NULL OR u.town_code = :town)
    AND (:who = 'all' OR u.entry_ym >= (SELECT min(period_ym) FROM main))
),
runs AS (
  SELECT specialty, uscc, q,
    count(*) FILTER (WHERE rate >= :fast_pct) OVER (PARTITION BY specialty, uscc ORDER BY q RANGE BETWEEN CURRENT ROW AND :k1 - 1 FOLLOWING) = :k1 AS is_fast,
    count(*) FILTER (WHERE rate >= 0 AND rate < :stable_pct) OVER (PARTITION BY specialty, uscc ORDER BY q RANGE BETWEEN CURRENT ROW AND :k2 - 1 FOLLOWING) = :k2 AS is_stable
  FROM rates
),
starts AS (
  SELECT specialty, uscc, min(q) AS start_q FROM runs WHERE is_fast GROUP BY specialty, uscc
),
spells AS (
  SELECT CASE :by WHEN 'specialty' THEN s.specialty ELSE 'all' END AS grp,
    min(r.q) FILTER (WHERE r.is_stable AND r.q >= s.start_q + :k1) - s.start_q AS taken,
    max(r.q) + 1 - s.start_q AS watched
  FROM starts s JOIN runs r ON r.specialty = s.specialty AND r.uscc = s.uscc
  GROUP BY s.specialty, s.uscc, s.start_q
),
times AS (
  SELECT grp, unnest(range(0, max(coalesce(taken, watched)) + 1)) AS t FROM spells GROUP BY grp
),
counted AS (
  SELECT t.grp, t.t,
    count(*) FILTER (WHERE coalesce(s.taken, s.watched) >= t.t) AS at_risk,
    count(*) FILTER (WHERE s.taken = t.t) AS completed,
    count(*) FILTER (WHERE s.taken IS NULL AND s.watched = t.t) AS censored
  FROM times t JOIN spells s ON s.grp = t.grp
  GROUP BY t.grp, t.t
),
curve AS (
  SELECT *, product(1 - completed / at_risk) OVER (PARTITION BY grp ORDER BY t) AS kept FROM counted
),
summary AS (
  SELECT s.grp, count(*) AS n, count(s.taken) AS completed, count(*) - count(s.taken) AS censored, avg(s.taken) AS mean_completed,
    -- The curve is a product of fractions: half of it may miss 0.5 by a hair.
    (SELECT min(c.t) FROM curve c WHERE c.grp = s.grp AND round(c.kept, 9) <= 0.5) AS km_median,
    (SELECT sum(c.kept) FROM curve c WHERE c.grp = s.grp AND c.t < (SELECT max(e.t) FROM curve e WHERE e.grp = s.grp)) AS rmean
  FROM spells s
  GROUP BY s.grp
),
lines AS (
  SELECT grp, NULL AS t, n AS at_risk, completed, censored, NULL AS kept, mean_completed, km_median, rmean, true AS is_total FROM summary
  UNION ALL
  SELECT grp, t, at_risk, completed, censored, kept, NULL, NULL, NULL, false FROM curve
)
SELECT
  grp AS group_name,
  t AS quarters,
  at_risk,
  completed,
  censored,
  kept * 100 AS not_yet_pct,
  mean_completed,
  km_median,
  rmean,
  CASE WHEN NOT is_total AND at_risk < 5 THEN 'weak' END AS not_yet_flag,
  CASE WHEN is_total AND mean_completed IS NULL THEN 'not_reached' WHEN is_total AND completed < 5 THEN 'weak' END AS mean_flag,
  CASE WHEN is_total AND km_median IS NULL THEN 'not_reached' END AS median_flag,
  CASE WHEN is_total AND at_risk < 5 THEN 'weak' END AS rmean_flag,
  CASE WHEN is_total THEN 0 ELSE 1 END AS level,
  CASE WHEN NOT is_total THEN 'data' WHEN :by = 'all' THEN 'total' ELSE 'subtotal' END AS row_kind
FROM lines
ORDER BY CASE :by WHEN 'specialty' THEN list_position(['B', 'C', 'E', 'S', 'X', 'F'], grp) END NULLS LAST, grp, is_total DESC, t
