/*---
id: dir-flow-waterfall
version: 1
title: { zh: 单位增减变动瀑布, en: Frame flow waterfall }
question: { zh: 年初单位数加上纳入、减去退出，是不是等于年末单位数？, en: 'Do the opening count, entries and exits give the closing count?' }
tableTitle: { zh: ':year四上单位增减变动', en: 'Units above scale in :year, from the opening to the closing count' }
subsystem: comprehensive
module: m01
inputs:
  unit: [snap_ym, uscc, specialty, entry_ym, entry_kind, exit_ym?]
parameters:
  year:
    type: period
    label: { zh: 年份, en: Year }
    default: { from: first-choice }
    choices: >-
      SELECT DISTINCT left(a.snap_ym, 4) FROM unit a
      WHERE EXISTS (FROM unit b WHERE b.snap_ym = CAST(CAST(left(a.snap_ym, 4) AS INTEGER) - 1 AS VARCHAR) || '-12') ORDER BY 1 DESC
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
columns:
  - name: step
    label: { zh: 项目, en: Step }
    values:
      - { value: opening, label: { zh: 上年末单位数, en: Opening count } }
      - { value: annual, label: { zh: 年度纳入, en: Annual entries } }
      - { value: monthly, label: { zh: 月度纳入, en: Monthly entries } }
      - { value: exits, label: { zh: 退出, en: Exits } }
      - { value: other, label: { zh: 其他变动, en: Other changes } }
      - { value: closing, label: { zh: 期末单位数, en: Closing count } }
  - { name: units, label: { zh: 单位数, en: Units }, unit: 个, decimals: 0 }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: waterfall, category: step, series: [units], totals: true }
notes:
  - { zh: 期末为当年最后一次名录。其他变动是专业调整等不经纳入和退出的变化。, en: The closing count is that of the last register of the year. Other changes came without entry or exit. }
source: { zh: 四上单位名录, en: Register of units above scale }
---*/
WITH
last_month AS (
  SELECT max(snap_ym) AS snap_ym FROM unit WHERE left(snap_ym, 4) = :year
),
chosen AS (
  SELECT DISTINCT snap_ym, uscc, entry_ym, entry_kind
  FROM unit
  WHERE (:specialty IS NULL OR specialty = :specialty) AND (exit_ym IS NULL OR exit_ym > snap_ym)
),
opening AS (
  SELECT * FROM chosen WHERE snap_ym = CAST(CAST(:year AS INTEGER) - 1 AS VARCHAR) || '-12'
),
closing AS (
  SELECT c.* FROM chosen c JOIN last_month m ON m.snap_ym = c.snap_ym
),
-- Everyone who was seen in the frame in the year, with the last that is known.
seen AS (
  SELECT uscc, max(entry_ym) AS entry_ym, arg_max(entry_kind, snap_ym) AS entry_kind
  FROM unit
  WHERE left(snap_ym, 4) = :year AND (:specialty IS NULL OR specialty = :specialty)
  GROUP BY uscc
),
steps AS (
  SELECT 1 AS step_no, 'opening' AS step, (SELECT count(*) FROM opening) AS units
  UNION ALL
  SELECT 2, 'annual', (SELECT count(*) FROM seen WHERE left(entry_ym, 4) = :year AND entry_kind = 'annual')
  UNION ALL
  SELECT 3, 'monthly', (SELECT count(*) FROM seen WHERE left(entry_ym, 4) = :year AND entry_kind <> 'annual')
  UNION ALL
  SELECT 4, 'exits', -(
    SELECT count(*)
    FROM (SELECT uscc FROM opening UNION SELECT uscc FROM seen WHERE left(entry_ym, 4) = :year) WHERE uscc NOT IN (SELECT uscc FROM closing)
  )
  UNION ALL
  SELECT 6, 'closing', (SELECT count(*) FROM closing)
)
SELECT step, CAST(units AS BIGINT) AS units, CASE WHEN step IN ('opening', 'closing') THEN 0 ELSE 1 END AS level,
  CASE WHEN step = 'closing' THEN 'total' ELSE 'data' END AS row_kind
FROM (
  SELECT * FROM steps
  UNION ALL
  SELECT 5, 'other', 2 * sum(units) FILTER (WHERE step_no = 6) - sum(units) FROM steps
)
ORDER BY step_no
