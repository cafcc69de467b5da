/*---
id: quasi-town-matrix
version: 1
title: { zh: 街镇月度报送矩阵, en: Town reporting matrix }
question: { zh: 每个街镇每月报了几家、零申报还是缺报？, en: 'Which towns reported, zero-declared or missed each month?' }
tableTitle: { zh: ':year各街镇应统尽统月报情况', en: 'Monthly coverage reports of towns, :year' }
subsystem: comprehensive
module: m02
inputs:
  town_report: [town_code, report_ym, new_found, is_zero?]
  town_dim?: [town_code, town_name]
parameters:
  year:
    type: period
    label: { zh: 年份, en: Year }
    default: { from: first-choice }
    choices: SELECT DISTINCT left(report_ym, 4) FROM town_report WHERE report_ym IS NOT NULL ORDER BY 1 DESC
columns:
  - { name: town, label: { zh: 街镇, en: Town }, values: [{ value: 全区, label: { zh: 全区, en: Whole district } }] }
  - { name: m01, group: { zh: 新发现单位数, en: Units found }, label: { zh: 1月, en: Jan }, values: [{ value: 零, label: { zh: 零, en: zero } }, { value: 缺, label: { zh: 缺, en: missing } }] }
  - { name: m02, group: { zh: 新发现单位数, en: Units found }, label: { zh: 2月, en: Feb }, values: [{ value: 零, label: { zh: 零, en: zero } }, { value: 缺, label: { zh: 缺, en: missing } }] }
  - { name: m03, group: { zh: 新发现单位数, en: Units found }, label: { zh: 3月, en: Mar }, values: [{ value: 零, label: { zh: 零, en: zero } }, { value: 缺, label: { zh: 缺, en: missing } }] }
  - { name: m04, group: { zh: 新发现单位数, en: Units found }, label: { zh: 4月, en: Apr }, values: [{ value: 零, label: { zh: 零, en: zero } }, { value: 缺, label: { zh: 缺, en: missing } }] }
  - { name: m05, group: { zh: 新发现单位数, en: Units found }, label: { zh: 5月, en: May }, values: [{ value: 零, label: { zh: 零, en: zero } }, { value: 缺, label: { zh: 缺, en: missing } }] }
  - { name: m06, group: { zh: 新发现单位数, en: Units found }, label: { zh: 6月, en: Jun }, values: [{ value: 零, label: { zh: 零, en: zero } }, { value: 缺, label: { zh: 缺, en: missing } }] }
  - { name: m07, group: { zh: 新发现单位数, en: Units found }, label: { zh: 7月, en: Jul }, values: [{ value: 零, label: { zh: 零, en: zero } }, { value: 缺, label: { zh: 缺, en: missing } }] }
  - { name: m08, group: { zh: 新发现单位数, en: Units found }, label: { zh: 8月, en: Aug }, values: [{ value: 零, label: { zh: 零, en: zero } }, { value: 缺, label: { zh: 缺, en: missing } }] }
  - { name: m09, group: { zh: 新发现单位数, en: Units found }, label: { zh: 9月, en: Sep }, values: [{ value: 零, label: { zh: 零, en: zero } }, { value: 缺, label: { zh: 缺, en: missing } }] }
  - { name: m10, group: { zh: 新发现单位数, en: Units found }, label: { zh: 10月, en: Oct }, values: [{ value: 零, label: { zh: 零, en: zero } }, { value: 缺, label: { zh: 缺, en: missing } }] }
  - { name: m11, group: { zh: 新发现单位数, en: Units found }, label: { zh: 11月, en: Nov }, values: [{ value: 零, label: { zh: 零, en: zero } }, { value: 缺, label: { zh: 缺, en: missing } }] }
  - { name: m12, group: { zh: 新发现单位数, en: Units found }, label: { zh: 12月, en: Dec }, values: [{ value: 零, label: { zh: 零, en: zero } }, { value: 缺, label: { zh: 缺, en: missing } }] }
  - { name: found, label: { zh: 全年发现, en: Found in the year }, unit: 个, decimals: 0 }
  - { name: zero_months, label: { zh: 零申报月数, en: Zero declarations }, unit: 月, decimals: 0 }
  - { name: missing_months, label: { zh: 缺报月数, en: Missing months }, unit: 月, decimals: 0 }
  - { name: reported_pct, label: { zh: 报送率, en: Reported }, unit: '%', decimals: 1 }
  - { name: n01, label: { zh: 1月, en: Jan }, role: hidden }
  - { name: n02, label: { zh: 2月, en: Feb }, role: hidden }
  - { name: n03, label: { zh: 3月, en: Mar }, role: hidden }
  - { name: n04, label: { zh: 4月, en: Apr }, role: hidden }
  - { name: n05, label: { zh: 5月, en: May }, role: hidden }
  - { name: n06, label: { zh: 6月, en: Jun }, role: hidden }
  - { name: n07, label: { zh: 7月, en: Jul }, role: hidden }
  - { name: n08, label: { zh: 8月, en: Aug }, role: hidden }
  - { name: n09, label: { zh: 9月, en: Sep }, role: hidden }
  - { name: n10, label: { zh: 10月, en: Oct }, role: hidden }
  - { name: n11, label: { zh: 11月, en: Nov }, role: hidden }
  - { name: n12, label: { zh: 12月, en: Dec }, role: hidden }
  - { name: row_kind, role: row-kind }
chart: { kind: heatmap, category: town, series: [n01, n02, n03, n04, n05, n06, n07, n08, n09, n10, n11, n12] }
notes:
  - { zh: 零为零申报，缺为没有报送；最近一个有报送的月份以后不算缺报。图中没有颜色的是缺报或未到期。, en: 'Zero: declared that nothing was found; missing: no report. Months after the newest report of any town are not yet due. Cells without colour in the chart are missing or not yet due.' }
source: { zh: 街镇应统尽统月报, en: Monthly coverage reports of towns }
---*/
WITH
newest AS (
  SELECT max(report_ym) AS month FROM town_report
),
months AS (
  SELECT format('{}-{:02d}', :year, CAST(n AS INTEGER)) AS month FROM range(1, 13) r(n)
),
towns AS (
  SELECT town_code FROM town_dim UNION SELECT town_code FROM town_report WHERE left(report_ym, 4) = :year
),
-- Each town and month that is due is exactly one of: a count, a zero, missing.
cells AS (
  SELECT t.town_code, m.month,
    CASE WHEN m.month <= newest.month THEN
      CASE WHEN r.new_found > 0 THEN 'count' WHEN r.is_zero OR r.new_found = 0 THEN 'zero' ELSE 'missing' END
    END AS state,
    CASE WHEN m.month <= newest.month THEN CASE WHEN r.is_zero AND r.new_found IS NULL THEN 0 ELSE r.new_found END END AS found
  FROM towns t CROSS JOIN months m CROSS JOIN newest
  LEFT JOIN town_report r ON r.town_code = t.town_code AND r.report_ym = m.month
),
lines AS (
  SELECT grouping(town_code) = 1 AS is_total, town_code, right(month, 2) AS number,
    sum(found) AS found, count(*) FILTER (WHERE state = 'zero') AS zeros, count(*) FILTER (WHERE state = 'missing') AS missing,
    count(state) AS due
  FROM cells
  GROUP BY GROUPING SETS ((town_code, right(month, 2)), (right(month, 2)))
),
printed AS (
  SELECT *,
    CASE
      WHEN due = 0 THEN NULL
      WHEN found > 0 THEN CAST(CAST(found AS BIGINT) AS VARCHAR)
      WHEN missing = due THEN '缺'
      ELSE '零'
    END AS text
  FROM lines
)
SELECT
  CASE WHEN p.is_total THEN '全区' ELSE coalesce(any_value(d.town_name), p.town_code) END AS town,
  max(text) FILTER (WHERE number = '01') AS m01,
  max(text) FILTER (WHERE number = '02') AS m02,
  max(text) FILTER (WHERE number = '03') AS m03,
  max(text) FILTER (WHERE number = '04') AS m04,
  max(text) FILTER (WHERE number = '05') AS m05,
  max(text) FILTER (WHERE number = '06') AS m06,
  max(text) FILTER (WHERE number = '07') AS m07,
  max(text) FILTER (WHERE number = '08') AS m08,
  max(text) FILTER (WHERE number = '09') AS m09,
  max(text) FILTER (WHERE number = '10') AS m10,
  max(text) FILTER (WHERE number = '11') AS m11,
  max(text) FILTER (WHERE number = '12') AS m12,
  CAST(sum(found) AS BIGINT) AS found,
  CAST(sum(zeros) AS BIGINT) AS zero_months,
  CAST(sum(missing) AS BIGINT) AS missing_months,
  share_of(sum(due) - sum(missing), sum(due)) AS reported_pct,
  CAST(max(found) FILTER (WHERE number = '01') AS BIGINT) AS n01,
  CAST(max(found) FILTER (WHERE number = '02') AS BIGINT) AS n02,
  CAST(max(found) FILTER (WHERE number = '03') AS BIGINT) AS n03,
  CAST(max(found) FILTER (WHERE number = '04') AS BIGINT) AS n04,
  CAST(max(found) FILTER (WHERE number = '05') AS BIGINT) AS n05,
  CAST(max(found) FILTER (WHERE number = '06') AS BIGINT) AS n06,
  CAST(max(found) FILTER (WHERE number = '07') AS BIGINT) AS n07,
  CAST(max(found) FILTER (WHERE number = '08') AS BIGINT) AS n08,
  CAST(max(found) FILTER (WHERE number = '09') AS BIGINT) AS n09,
  CAST(max(found) FILTER (WHERE number = '10') AS BIGINT) AS n10,
  CAST(max(found) FILTER (WHERE number = '11') AS BIGINT) AS n11,
  CAST(max(found) FILTER (WHERE number = '12') AS BIGINT) AS n12,
  CASE WHEN p.is_total THEN 'total' ELSE 'data' END AS row_kind
FROM printed p
LEFT JOIN town_dim d ON d.town_code = p.town_code
GROUP BY p.is_total, p.town_code
ORDER BY p.is_total DESC, p.town_code
