/*---
id: dir-size-reclass
version: 1
title: { zh: 单位规模重新划型核对, en: Size class re-check }
question: { zh: 按2017年划型办法和本年数据核算，哪些单位的规模要变？, en: 'Which units change class under the 2017 rule with the data of the year?' }
tableTitle: { zh: 单位规模划型核对（:year.year年数据）, en: 'Filed and computed size classes, data of :year' }
subsystem: comprehensive
module: m01
inputs:
  unit: [snap_ym, uscc, unit_name, specialty, town_code, industry_code, size_code, exit_ym?]
  finance: [uscc, period_ym, avg_emp_cur, revenue_ytd, total_assets_end]
  town_dim?: [town_code, town_name]
  industry_dim?: [industry_code, industry_name]
parameters:
  year:
    type: period
    label: { zh: 年份, en: Year }
    default: { from: first-choice }
    choices: SELECT DISTINCT left(period_ym, 4) FROM finance WHERE period_ym LIKE '%-12' ORDER BY 1 DESC
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
    default: null
    required: false
    choices: >-
      SELECT DISTINCT u.town_code, coalesce(t.town_name, u.town_code) FROM unit u LEFT JOIN town_dim t ON t.town_code = u.town_code
      WHERE u.town_code IS NOT NULL ORDER BY 1
  show:
    type: choice
    label: { zh: 列出, en: List }
    default: changed
    options:
      - { value: changed, label: { zh: 规模有变的, en: units that change } }
      - { value: unknown, label: { zh: 缺数不能核算的, en: units without the figures } }
      - { value: all, label: { zh: 全部单位, en: all units } }
columns:
  - name: name
    label: { zh: 单位, en: Unit }
    values:
      - { value: 核对合计, label: { zh: 核对合计, en: All checked } }
      - { value: 升档, label: { zh: 升档, en: Up } }
      - { value: 降档, label: { zh: 降档, en: Down } }
      - { value: 不变, label: { zh: 不变, en: Unchanged } }
      - { value: 不能核算, label: { zh: 不能核算, en: Cannot be computed } }
  - { name: uscc, label: { zh: 统一社会信用代码, en: Unified social credit code } }
  - { name: town, label: { zh: 街镇, en: Town } }
  - { name: industry, label: { zh: 行业, en: Industry } }
  - { name: units, label: { zh: 单位数, en: Units }, unit: 家, decimals: 0 }
  - { name: share, label: { zh: 占核对单位, en: Of those checked }, unit: '%', decimals: 1 }
  - name: filed
    group: { zh: 规模, en: Size }
    label: { zh: 名录登记, en: Filed }
    values:
      - { value: 大型, label: { zh: 大型, en: Large } }
      - { value: 中型, label: { zh: 中型, en: Medium } }
      - { value: 小型, label: { zh: 小型, en: Small } }
      - { value: 微型, label: { zh: 微型, en: Micro } }
  - name: computed
    group: { zh: 规模, en: Size }
    label: { zh: 核算, en: Computed }
    values:
      - { value: 大型, label: { zh: 大型, en: Large } }
      - { value: 中型, label: { zh: 中型, en: Medium } }
      - { value: 小型, label: { zh: 小型, en: Small } }
      - { value: 微型, label: { zh: 微型, en: Micro } }
  - name: move
    group: { zh: 规模, en: Size }
    label: { zh: 变动, en: Change }
    values:
      - { value: 升档, label: { zh: 升档, en: up } }
      - { value: 降档, label: { zh: 降档, en: down } }
      - { value: 不变, label: { zh: 不变, en: unchanged } }
      - { value: 不能核算, label: { zh: 不能核算, en: unknown } }
  - { name: x, group: { zh: 核算依据, en: Computed from }, label: { zh: 平均用工人数, en: Employees }, unit: 人, decimals: 0 }
  - { name: y, group: { zh: 核算依据, en: Computed from }, label: { zh: 营业收入, en: Revenue }, unit: 万元, decimals: 1 }
  - { name: z, group: { zh: 核算依据, en: Computed from }, label: { zh: 资产总计, en: Total assets }, unit: 万元, decimals: 1 }
  - name: decisive
    group: { zh: 核算依据, en: Computed from }
    label: { zh: 未达上一档的指标, en: Short of the next class }
    values:
      - { value: 人数, label: { zh: 人数, en: staff } }
      - { value: 收入, label: { zh: 收入, en: revenue } }
      - { value: 资产, label: { zh: 资产, en: assets } }
      - { value: 人数、收入, label: { zh: 人数、收入, en: 'staff, revenue' } }
      - { value: 人数、资产, label: { zh: 人数、资产, en: 'staff, assets' } }
      - { value: 收入、资产, label: { zh: 收入、资产, en: 'revenue, assets' } }
  - name: from_node
    role: hidden
    label: { zh: 登记规模, en: Filed }
    values:
      - { value: 登记大型, label: { zh: 登记大型, en: 'filed: large' } }
      - { value: 登记中型, label: { zh: 登记中型, en: 'filed: medium' } }
      - { value: 登记小型, label: { zh: 登记小型, en: 'filed: small' } }
      - { value: 登记微型, label: { zh: 登记微型, en: 'filed: micro' } }
  - name: to_node
    role: hidden
    label: { zh: 核算规模, en: Computed }
    values:
      - { value: 核算大型, label: { zh: 核算大型, en: 'computed: large' } }
      - { value: 核算中型, label: { zh: 核算中型, en: 'computed: medium' } }
      - { value: 核算小型, label: { zh: 核算小型, en: 'computed: small' } }
      - { value: 核算微型, label: { zh: 核算微型, en: 'computed: micro' } }
  - { name: flow, role: hidden, label: { zh: 单位数, en: Units }, unit: 家, decimals: 0 }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: sankey, from: from_node, to: to_node, value: flow }
notes:
  - { zh: 在库单位，按统计上大中小微型企业划分办法（2017）核算：各指标都达到下限才算这一档，否则下划一档；用全年营业收入、平均用工人数和年末资产。, en: 'Units in the frame by the classes of 2017: every limit must hold, else it is one class down; from revenue of the year, mean employees and assets at its end.' }
  - { zh: 登记规模为当年12月（没有时为之前最近）名录所载；需要的指标缺数或登记规模不明的不能核算。, en: 'The filed class is that of the register of December, else the newest before; without a figure that the rule needs, or without a filed class, a unit cannot be checked.' }
source: { zh: 四上单位名录、财务状况, en: Register of units and financial statements }
---*/
WITH
rules AS (
  SELECT * FROM (VALUES
    (1, '^(0[6-9]|[123]\d|4[0-6])', 1000, 300, 20, 40000, 2000, 300, NULL, NULL, NULL),
    (2, '^(4[7-9]|50)', NULL, NULL, NULL, 80000, 6000, 300, 80000, 5000, 300),
    (3, '^51', 200, 20, 5, 40000, 5000, 1000, NULL, NULL, NULL),
    (4, '^52', 300, 50, 10, 20000, 500, 100, NULL, NULL, NULL),
    (5, '^59', 200, 100, 20, 30000, 1000, 100, NULL, NULL, NULL),
    (6, '^60', 1000, 300, 20, 30000, 2000, 100, NULL, NULL, NULL),
    (7, '^5[3-8]', 1000, 300, 20, 30000, 3000, 200, NULL, NULL, NULL),
    (8, '^6[12]', 300, 100, 10, 10000, 2000, 100, NULL, NULL, NULL),
    (9, '^6[34]', 2000, 100, 10, 100000, 1000, 100, NULL, NULL, NULL),
    (10, '^65', 300, 100, 10, 10000, 1000, 50, NULL, NULL, NULL),
    (11, '^7010', NULL, NULL, NULL, 200000, 1000, 100, 10000, 5000, 2000),
    (12, '^7020', 1000, 300, 100, 5000, 1000, 500, NULL, NULL, NULL),
    (13, '^7[12]', 300, 100, 10, NULL, NULL, NULL, 120000, 8000, 100),
    (99, '', 300, 100, 10, NULL, NULL, NULL, NULL, NULL, NULL)
  ) r(place, pattern, x1, x2, x3, y1, y2, y3, z1, z2, z3)
),
newest AS (
  SELECT max(snap_ym) AS snap_ym FROM unit WHERE snap_ym <= :year || '-12'
),
frame AS (
  SELECT u.*
  FROM unit u JOIN newest n ON n.snap_ym = u.snap_ym
  WHERE (u.exit_ym IS NULL OR u.exit_ym > u.snap_ym)
    AND (:specialty IS NULL OR u.specialty = :specialty) AND (:town IS NULL OR u.town_code = :town)
),
books AS (
  SELECT uscc, max(avg_emp_cur) AS x, max(revenue_ytd) AS y, max(total_assets_end) AS z
  FROM finance WHERE period_ym = :year || '-12' GROUP BY uscc
),
rule_of AS (
  SELECT c.industry_code, r.* EXCLUDE (place, pattern)
  FROM (SELECT DISTINCT industry_code FROM frame) c
  JOIN rules r ON regexp_matches(c.industry_code, r.pattern)
  QUALIFY row_number() OVER (PARTITION BY c.industry_code ORDER BY r.place) = 1
),
ruled AS (
  SELECT f.uscc, f.unit_name, f.town_code, f.industry_code, TRY_CAST(f.size_code AS INTEGER) AS filed, b.x, b.y, b.z, r.* EXCLUDE (industry_code)
  FROM frame f
  JOIN rule_of r ON r.industry_code = f.industry_code
  LEFT JOIN books b ON b.uscc = f.uscc
  QUALIFY row_number() OVER (PARTITION BY f.uscc) = 1
),
-- The class of each measure; 0 where the rule does not ask for it.
measured AS (
  SELECT *,
    CASE WHEN x1 IS NULL THEN 0 WHEN x >= x1 THEN 1 WHEN x >= x2 THEN 2 WHEN x >= x3 THEN 3 WHEN x IS NOT NULL THEN 4 END AS by_x,
    CASE WHEN y1 IS NULL THEN 0 WHEN y >= y1 THEN 1 WHEN y >= y2 THEN 2 WHEN y >= y3 THEN 3 WHEN y IS NOT NULL THEN 4 END AS by_y,
    CASE WHEN z1 IS NULL THEN 0 WHEN z >= z1 THEN 1 WHEN z >= z2 THEN 2 WHEN z >= z3 THEN 3 WHEN z IS NOT NULL THEN 4 END AS by_z
  FROM ruled
),
classed AS (
  SELECT *, CASE WHEN by_x + by_y + by_z IS NOT NULL THEN greatest(by_x, by_y, by_z) END AS computed FROM measured
),
judged AS (
  SELECT *,
    CASE
      WHEN computed IS NULL OR filed IS NULL OR filed NOT BETWEEN 1 AND 4 THEN '不能核算'
      WHEN computed < filed THEN '升档'
      WHEN computed > filed THEN '降档'
      ELSE '不变'
    END AS move
  FROM classed
),
lines AS (
  SELECT CASE WHEN grouping(move) = 1 THEN '核对合计' ELSE move END AS name, NULL AS uscc, NULL AS town_code, NULL AS industry_code,
    count(*) AS units, NULL AS filed, NULL AS computed, NULL AS move, CAST(sum(x) AS BIGINT) AS x, sum(y) AS y, sum(z) AS z, NULL AS decisive
  FROM judged
  GROUP BY GROUPING SETS ((move), ())
  HAVING count(*) > 0
  UNION ALL
  SELECT coalesce(unit_name, uscc), uscc, town_code, industry_code, NULL, filed, computed, move, x, y, z,
    CASE WHEN computed > 1 THEN concat_ws('、', CASE WHEN by_x = computed THEN '人数' END, CASE WHEN by_y = computed THEN '收入' END, CASE WHEN by_z = computed THEN '资产' END) END
  FROM judged
  WHERE :show = 'all' OR (:show = 'changed' AND move IN ('升档', '降档')) OR (:show = 'unknown' AND move = '不能核算')
)
SELECT
  l.name,
  l.uscc,
  coalesce(t.town_name, l.town_code) AS town,
  coalesce(d.industry_name, l.industry_code) AS industry,
  l.units,
  share_of(l.units, max(l.units) FILTER (WHERE l.name = '核对合计' AND l.uscc IS NULL) OVER ()) AS share,
  ['大型', '中型', '小型', '微型'][l.filed] AS filed,
  ['大型', '中型', '小型', '微型'][l.computed] AS computed,
  l.move,
  l.x,
  l.y,
  l.z,
  l.decisive,
  '登记' || ['大型', '中型', '小型', '微型'][l.filed] AS from_node,
  '核算' || ['大型', '中型', '小型', '微型'][l.computed] AS to_node,
  CASE WHEN l.uscc IS NOT NULL AND l.move <> '不能核算' THEN 1 END AS flow,
  CASE WHEN l.name = '核对合计' AND l.uscc IS NULL THEN 0 ELSE 1 END AS level,
  CASE WHEN l.uscc IS NOT NULL THEN 'data' WHEN l.name = '核对合计' THEN 'total' ELSE 'subtotal' END AS row_kind
FROM lines l
LEFT JOIN town_dim t ON t.town_code = l.town_code
LEFT JOIN industry_dim d ON d.industry_code = l.industry_code
ORDER BY l.uscc IS NOT NULL, list_position(['核对合计', '升档', '降档', '不变', '不能核算'], coalesce(l.move, l.name)),
  l.filed, l.computed, round(l.y, 6) DESC NULLS LAST, l.uscc
