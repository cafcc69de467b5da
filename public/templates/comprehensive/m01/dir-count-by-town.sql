/*---
id: dir-count-by-town
version: 1
title: { zh: 分街镇四上单位数, en: Units by town and specialty }
question: { zh: 每个街镇有多少四上单位，比上年末增减多少？, en: 'How many units does each town have, compared with last December?' }
tableTitle: { zh: '各街镇四上单位数（:snap_ym）', en: 'Units above scale by town, :snap_ym' }
subsystem: comprehensive
module: m01
inputs:
  unit: [snap_ym, uscc, town_code, specialty, exit_ym?]
  town_dim?: [town_code, town_name]
parameters:
  snap_ym:
    type: period
    label: { zh: 名录月份, en: Month of the register }
    default: { from: first-choice }
    choices: SELECT DISTINCT snap_ym FROM unit WHERE snap_ym IS NOT NULL ORDER BY snap_ym DESC
columns:
  - { name: town, label: { zh: 街镇, en: Town }, values: [{ value: 全区, label: { zh: 全区, en: Whole district } }, { value: 街镇不明, label: { zh: 街镇不明, en: Town unknown } }] }
  - { name: B, group: { zh: 专业, en: Specialty }, label: { zh: 工业, en: Industry }, unit: 个, decimals: 0 }
  - { name: C, group: { zh: 专业, en: Specialty }, label: { zh: 建筑业, en: Construction }, unit: 个, decimals: 0 }
  - { name: E, group: { zh: 专业, en: Specialty }, label: { zh: 批发零售, en: Trade }, unit: 个, decimals: 0 }
  - { name: S, group: { zh: 专业, en: Specialty }, label: { zh: 住宿餐饮, en: Hotels and catering }, unit: 个, decimals: 0 }
  - { name: X, group: { zh: 专业, en: Specialty }, label: { zh: 房地产, en: Real estate }, unit: 个, decimals: 0 }
  - { name: F, group: { zh: 专业, en: Specialty }, label: { zh: 服务业, en: Services }, unit: 个, decimals: 0 }
  - { name: U, group: { zh: 专业, en: Specialty }, label: { zh: 投资及其他, en: Investment and other }, unit: 个, decimals: 0 }
  - { name: total, label: { zh: 合计, en: Total }, unit: 个, decimals: 0 }
  - { name: vs_dec, label: { zh: 比上年末增减, en: Change since last December }, unit: 个, decimals: 0 }
  - { name: vs_dec_flag, flagOf: vs_dec }
  - { name: town_code, role: hidden }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart:
  kind: stacked-bar
  category: town
  series: [B, C, E, S, X, F, U]
notes:
  - { zh: 单位数为名录月份在库单位，不含当月及以前已退库的单位。, en: Units in the frame in that month; units that had left by then are not counted. }
source: { zh: 四上单位名录（201-1 调查单位基本情况）, en: Register of units above scale (form 201-1) }
---*/
WITH
december AS (
  SELECT CAST(CAST(left(:snap_ym, 4) AS INTEGER) - 1 AS VARCHAR) || '-12' AS snap_ym
),
listed AS (
  SELECT snap_ym, uscc, town_code,
    CASE WHEN specialty IN ('B', 'C', 'E', 'S', 'X', 'F') THEN specialty ELSE 'U' END AS specialty
  FROM unit
  WHERE exit_ym IS NULL OR exit_ym > snap_ym
),
-- A unit listed twice counts once; units without a code cannot be told apart and count each.
in_frame AS (
  SELECT DISTINCT * FROM listed WHERE uscc IS NOT NULL
  UNION ALL
  SELECT * FROM listed WHERE uscc IS NULL
),
counts AS (
  SELECT grouping(town_code) = 1 AS is_total, town_code,
    count(*) FILTER (WHERE snap_ym = :snap_ym AND specialty = 'B') AS b,
    count(*) FILTER (WHERE snap_ym = :snap_ym AND specialty = 'C') AS c,
    count(*) FILTER (WHERE snap_ym = :snap_ym AND specialty = 'E') AS e,
    count(*) FILTER (WHERE snap_ym = :snap_ym AND specialty = 'S') AS s,
    count(*) FILTER (WHERE snap_ym = :snap_ym AND specialty = 'X') AS x,
    count(*) FILTER (WHERE snap_ym = :snap_ym AND specialty = 'F') AS f,
    count(*) FILTER (WHERE snap_ym = :snap_ym AND specialty = 'U') AS u,
    count(*) FILTER (WHERE snap_ym = :snap_ym) AS now,
    count(*) FILTER (WHERE snap_ym = (SELECT snap_ym FROM december)) AS before
  FROM in_frame
  WHERE snap_ym = :snap_ym OR snap_ym = (SELECT snap_ym FROM december)
  GROUP BY GROUPING SETS ((town_code), ())
),
-- Without the register of last December there is nothing to compare with; that is not a change of zero.
comparable AS (
  SELECT count(*) > 0 AS is_true FROM unit WHERE snap_ym = (SELECT snap_ym FROM december)
)
SELECT
  CASE WHEN n.is_total THEN '全区' ELSE coalesce(d.town_name, n.town_code, '街镇不明') END AS town,
  n.b AS "B", n.c AS "C", n.e AS "E", n.s AS "S", n.x AS "X", n.f AS "F", n.u AS "U",
  n.now AS total,
  CASE WHEN k.is_true THEN n.now - n.before END AS vs_dec,
  CASE WHEN NOT k.is_true THEN 'no_ref' END AS vs_dec_flag,
  n.town_code,
  CASE WHEN n.is_total THEN 0 ELSE 1 END AS level,
  CASE WHEN n.is_total THEN 'total' ELSE 'data' END AS row_kind
FROM counts n
CROSS JOIN comparable k
LEFT JOIN town_dim d ON d.town_code = n.town_code
ORDER BY n.is_total DESC, n.town_code NULLS LAST
