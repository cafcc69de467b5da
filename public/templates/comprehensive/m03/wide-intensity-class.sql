/*---
id: wide-intensity-class
version: 1
title: { zh: 要素密集类型划分, en: Factor-intensity classes }
question: { zh: 资金、人力、土地密集型单位各有多少，一年间怎样变动？, en: 'How many units are capital-, labour- or land-intensive, and how do they move between years?' }
tableTitle: { zh: '要素密集类型划分及变动（:year）', en: 'Classes of factor intensity and their changes, :year' }
subsystem: comprehensive
module: m03
inputs:
  finance: [uscc, form_code, period_ym, revenue_ytd, total_assets_end, avg_emp_cur, payroll_ytd]
  unit: [snap_ym, uscc, town_code, industry_code, land_area_m2?]
  town_dim?: [town_code, town_name]
  industry_dim?: [industry_code, section]
parameters:
  year:
    type: period
    label: { zh: 年份, en: Year }
    default: { from: first-choice }
    choices: SELECT DISTINCT left(period_ym, 4) FROM finance WHERE right(period_ym, 2) = '12' ORDER BY 1 DESC
  percentile:
    type: number
    label: { zh: 划分百分位, en: Percentile of the class }
    default: 75
    minimum: 0
    maximum: 100
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
  - name: class
    label: { zh: 类型（其下为上年类型）, en: Class (below it those of last year) }
    values: &classes
      - { value: total, label: { zh: 合计, en: Total } }
      - { value: c, label: { zh: 资金密集, en: Capital } }
      - { value: l, label: { zh: 人力密集, en: Labour } }
      - { value: d, label: { zh: 土地密集, en: Land } }
      - { value: cl, label: { zh: 资金、人力密集, en: Capital and labour } }
      - { value: cd, label: { zh: 资金、土地密集, en: Capital and land } }
      - { value: ld, label: { zh: 人力、土地密集, en: Labour and land } }
      - { value: cld, label: { zh: 资金、人力、土地密集, en: 'Capital, labour and land' } }
      - { value: even, label: { zh: 均衡, en: Balanced } }
      - { value: unknown, label: { zh: 数据不全, en: Figures missing } }
      - { value: none, label: { zh: 没有年报, en: No annual report } }
  - { name: units, label: { zh: 单位数, en: Units }, unit: 家, decimals: 0 }
  - { name: units_pct, label: { zh: 占比, en: Share }, unit: '%', decimals: 1 }
  - { name: revenue, label: { zh: 营业收入, en: Revenue }, unit: 亿元, decimals: 2 }
  - { name: units_ly, group: { zh: 变动, en: Changes }, label: { zh: 上年单位数, en: Units last year }, unit: 家, decimals: 0 }
  - { name: moved_in, group: { zh: 变动, en: Changes }, label: { zh: 转入, en: Moved in }, unit: 家, decimals: 0 }
  - { name: moved_out, group: { zh: 变动, en: Changes }, label: { zh: 转出, en: Moved out }, unit: 家, decimals: 0 }
  - { name: ly_flag, flagOf: units_ly }
  - { name: in_flag, flagOf: moved_in }
  - { name: out_flag, flagOf: moved_out }
  - { name: from_class, role: hidden, label: { zh: 上年, en: Last year }, values: *classes }
  - { name: to_class, role: hidden, label: { zh: 本年, en: This year }, values: *classes }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: sankey, from: from_class, to: to_class, value: units }
notes:
  - { zh: '资金密集：人均资产；人力密集：应付职工薪酬占营业收入；土地密集：占地面积；不低于同门类有数单位的第:percentile百分位的归入，一个单位可以兼有。都不到的为均衡。', en: 'Capital: assets per employee; labour: pay of revenue; land: land area; each at or above percentile :percentile of the units of the section that have it. A unit may be of several; none is balanced.' }
  - { zh: 用12月财务状况；没有资产、薪酬、占地数据的为数据不全。上年按上年的数和名录划分。, en: 'Statements of December; without assets, pay and land a unit cannot be classed. Last year is classed by its own figures and register.' }
source: { zh: 财务状况（各专业）；四上单位名录, en: Financial statements; register of units above scale }
---*/
WITH
years AS (
  SELECT 'now' AS which, :year || '-12' AS ym
  UNION ALL
  SELECT 'ago', ym_ly(:year || '-12')
),
nearest AS (
  SELECT y.which, u.uscc, coalesce(max(u.snap_ym) FILTER (WHERE u.snap_ym <= y.ym), min(u.snap_ym)) AS snap_ym
  FROM years y CROSS JOIN unit u
  GROUP BY y.which, u.uscc
),
unit_at AS (
  SELECT n.which, n.uscc, u.town_code, d.section, CASE WHEN u.land_area_m2 > 0 THEN u.land_area_m2 END AS land
  FROM nearest n JOIN unit u ON u.uscc = n.uscc AND u.snap_ym = n.snap_ym
  LEFT JOIN industry_dim d ON d.industry_code = left(u.industry_code, 2)
  QUALIFY row_number() OVER (PARTITION BY n.which, n.uscc) = 1
),
books AS (
  SELECT y.which, f.uscc, u.town_code, u.section, f.revenue_ytd AS revenue, u.land, left(f.form_code, 1) AS specialty,
    ratio(f.total_assets_end, f.avg_emp_cur) AS capital,
    CASE WHEN f.revenue_ytd > 0 THEN ratio(f.payroll_ytd, f.revenue_ytd) END AS labour
  FROM years y JOIN finance f ON f.period_ym = y.ym LEFT JOIN unit_at u ON u.which = y.which AND u.uscc = f.uscc
),
limits AS (
  SELECT which, section, quantile_cont(capital, :percentile / 100.0) AS capital, quantile_cont(labour, :percentile / 100.0) AS labour, quantile_cont(land, :percentile / 100.0) AS land
  FROM books
  GROUP BY which, section
),
classed AS (
  SELECT b.which, b.uscc, b.revenue,
    CASE
      WHEN b.capital IS NULL AND b.labour IS NULL AND b.land IS NULL THEN 'unknown'
      ELSE coalesce(nullif(
        CASE WHEN b.capital >= l.capital THEN 'c' ELSE '' END || CASE WHEN b.labour >= l.labour THEN 'l' ELSE '' END || CASE WHEN b.land >= l.land THEN 'd' ELSE '' END,
        ''), 'even')
    END AS class
  FROM books b JOIN limits l ON l.which = b.which AND l.section IS NOT DISTINCT FROM b.section
  WHERE (:specialty IS NULL OR b.specialty = :specialty) AND (:town IS NULL OR b.town_code = :town)
),
moves AS (
  SELECT coalesce(a.class, 'none') AS from_class, coalesce(n.class, 'none') AS to_class, n.uscc IS NOT NULL AS is_here, n.revenue
  FROM (FROM classed WHERE which = 'now') n FULL JOIN (FROM classed WHERE which = 'ago') a ON a.uscc = n.uscc
),
-- The line of a class, then where its units were a year ago.
lines AS (
  SELECT c.class, NULL AS from_class, NULL AS to_class, 1 AS place,
    count(*) FILTER (WHERE m.to_class = c.class) AS units, sum(m.revenue) FILTER (WHERE m.to_class = c.class) AS revenue,
    count(*) FILTER (WHERE m.from_class = c.class) AS units_ly,
    count(*) FILTER (WHERE m.to_class = c.class AND m.from_class <> c.class) AS moved_in,
    count(*) FILTER (WHERE m.from_class = c.class AND m.to_class <> c.class) AS moved_out
  FROM (SELECT from_class AS class FROM moves UNION SELECT to_class FROM moves) c
  JOIN moves m ON m.from_class = c.class OR m.to_class = c.class
  GROUP BY c.class
  UNION ALL
  SELECT to_class, from_class, to_class, 2, count(*), sum(revenue), NULL, NULL, NULL FROM moves GROUP BY from_class, to_class
  UNION ALL
  SELECT 'total', NULL, NULL, 0, count(*) FILTER (WHERE to_class <> 'none'), sum(revenue), count(*) FILTER (WHERE from_class <> 'none'),
    count(*) FILTER (WHERE to_class <> 'none' AND from_class <> to_class), count(*) FILTER (WHERE from_class <> 'none' AND from_class <> to_class)
  FROM moves
  HAVING count(*) > 0
),
loaded AS (
  SELECT EXISTS (FROM classed WHERE which = 'ago') AS has_ago, (SELECT count(*) FROM moves WHERE is_here) AS all_units
)
SELECT
  CASE WHEN l.place = 2 THEN l.from_class ELSE l.class END AS class,
  l.units,
  CASE WHEN l.class <> 'none' THEN share_of(l.units, d.all_units) END AS units_pct,
  l.revenue / 10000 AS revenue,
  CASE WHEN d.has_ago THEN l.units_ly END AS units_ly,
  CASE WHEN d.has_ago THEN l.moved_in END AS moved_in,
  CASE WHEN d.has_ago THEN l.moved_out END AS moved_out,
  CASE WHEN NOT d.has_ago THEN 'no_ref' END AS ly_flag,
  CASE WHEN NOT d.has_ago THEN 'no_ref' END AS in_flag,
  CASE WHEN NOT d.has_ago THEN 'no_ref' END AS out_flag,
  l.from_class,
  l.to_class,
  l.place AS level,
  CASE l.place WHEN 0 THEN 'total' WHEN 1 THEN 'subtotal' ELSE 'data' END AS row_kind
FROM lines l CROSS JOIN loaded d
WHERE d.has_ago OR (l.place < 2 AND l.class <> 'none')
ORDER BY
  l.class <> 'total', list_position(['c', 'l', 'd', 'cl', 'cd', 'ld', 'cld', 'even', 'unknown', 'none'], l.class), l.place,
  list_position(['c', 'l', 'd', 'cl', 'cd', 'ld', 'cld', 'even', 'unknown', 'none'], l.from_class)
