/*---
id: indfin-leverage-liquidity
version: 1
title: { zh: 资产负债率与两金占比, en: Leverage and tied funds }
question: { zh: '谁的资产负债率高，资金又压在应收账款和存货上？', en: 'Who is highly leveraged, with funds tied in stock and receivables?' }
tableTitle: { zh: '规模以上工业资产负债率与两金占比（:period_ym末）', en: 'Leverage and tied funds of industry, end of :period_ym' }
subsystem: industry
module: m09
inputs:
  finance: [uscc, form_code, period_ym, total_liab, total_assets_end, receivables, inventory_end, current_assets]
  unit: [snap_ym, uscc, unit_name, town_code, industry_code, size_code?, holding?]
  industry_dim?: [industry_code, industry_name]
  town_dim?: [town_code, town_name]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM finance WHERE form_code = 'B203' ORDER BY 1 DESC
  by:
    type: choice
    label: { zh: 分组, en: Group by }
    default: unit
    options:
      - { value: unit, label: { zh: 企业, en: Unit } }
      - { value: division, label: { zh: 行业大类, en: Division } }
      - { value: town, label: { zh: 街镇, en: Town } }
      - { value: size, label: { zh: 规模, en: Size } }
      - { value: holding, label: { zh: 控股情况, en: Controlling owner } }
  show:
    type: choice
    label: { zh: 显示, en: Show }
    default: high
    options:
      - { value: high, label: { zh: 企业只列高负债的, en: units of high leverage only } }
      - { value: all, label: { zh: 全部, en: all } }
  line:
    type: number
    label: { zh: 高负债线（%）, en: High leverage from (%) }
    default: 80
    minimum: 0
  tied_line:
    type: number
    label: { zh: 两金占比线（%）, en: High share of tied funds from (%) }
    default: 50
    minimum: 0
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    required: false
    choices: SELECT town_code, any_value(town_name) FROM town_dim GROUP BY town_code ORDER BY town_code
columns:
  - name: group
    label: { zh: ':by', en: ':by' }
    values:
      - { value: 总计, label: { zh: 总计, en: Total } }
      - { value: 不在名录, label: { zh: 不在名录, en: Not in the register } }
      - { value: 大型, label: { zh: 大型, en: Large } }
      - { value: 中型, label: { zh: 中型, en: Medium } }
      - { value: 小型, label: { zh: 小型, en: Small } }
      - { value: 微型, label: { zh: 微型, en: Micro } }
      - { value: 国有控股, label: { zh: 国有控股, en: State } }
      - { value: 集体控股, label: { zh: 集体控股, en: Collective } }
      - { value: 私人控股, label: { zh: 私人控股, en: Private } }
      - { value: 港澳台商控股, label: { zh: 港澳台商控股, en: 'Hong Kong, Macao, Taiwan' } }
      - { value: 外商控股, label: { zh: 外商控股, en: Foreign } }
      - { value: 其他, label: { zh: 其他, en: Other } }
  - { name: uscc, label: { zh: 统一社会信用代码, en: Credit code } }
  - { name: units, label: { zh: 企业数, en: Units }, unit: 家, decimals: 0 }
  - { name: liab, label: { zh: 负债合计, en: Liabilities }, unit: 万元, decimals: 1 }
  - { name: assets, label: { zh: 资产总计, en: Assets }, unit: 万元, decimals: 1 }
  - { name: leverage, label: { zh: 资产负债率, en: Leverage }, unit: '%', decimals: 1 }
  - { name: tied, group: { zh: 应收账款和存货, en: Receivables and stock }, label: { zh: 合计, en: Amount }, unit: 万元, decimals: 1 }
  - { name: tied_pct, group: { zh: 应收账款和存货, en: Receivables and stock }, label: { zh: 占流动资产, en: Of current assets }, unit: '%', decimals: 1 }
  - { name: high_units, group: { zh: 高负债企业, en: Highly leveraged units }, label: { zh: 家数, en: Number }, unit: 家, decimals: 0 }
  - { name: high_pct, group: { zh: 高负债企业, en: Highly leveraged units }, label: { zh: 占比, en: Share }, unit: '%', decimals: 1 }
  - { name: state, label: { zh: 提示, en: Hint }, values: [{ value: both, label: { zh: 高负债且两金高, en: High leverage and tied funds } }, { value: leverage, label: { zh: 高负债, en: High leverage } }, { value: tied, label: { zh: 两金高, en: High tied funds } }] }
  - { name: leverage_flag, flagOf: leverage }
  - { name: tied_flag, flagOf: tied_pct }
  - { name: code, role: hidden }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: scatter, category: group, x: leverage, y: tied_pct }
notes:
  - { zh: '资产负债率为负债与期末资产之比，达到:line%为高负债；两金为应收账款与存货之和，占流动资产达到:tied_line%为两金高。', en: 'Leverage: liabilities over assets at the end, high from :line %; tied funds: receivables and stock, high from :tied_line % of current assets.' }
  - { zh: 先求和再相除，各比率只计分子分母都有的企业；资产不大于零的不计比率。, en: 'Sums first, then divided; each ratio over the units that have both parts; no ratio on assets of zero or less.' }
source: { zh: 规模以上工业财务状况（B203）, en: Financial statements of industry above scale (form B203) }
---*/
WITH
unit_now AS (
  SELECT uscc, unit_name, town_code, industry_code, size_code, holding
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :period_ym), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
books AS (
  SELECT f.uscc, coalesce(u.unit_name, f.uscc) AS unit_name, f.total_liab AS liab, f.total_assets_end AS assets,
    f.receivables + f.inventory_end AS tied, f.current_assets AS current,
    f.total_assets_end > 0 AND f.total_liab / f.total_assets_end * 100 >= :line AS is_high,
    CASE :by WHEN 'unit' THEN f.uscc WHEN 'division' THEN left(u.industry_code, 2) WHEN 'town' THEN u.town_code WHEN 'size' THEN u.size_code ELSE u.holding END AS code
  FROM finance f LEFT JOIN unit_now u ON u.uscc = f.uscc
  WHERE f.form_code = 'B203' AND f.period_ym = :period_ym AND (:town IS NULL OR u.town_code = :town)
),
sums AS (
  SELECT grouping(code) = 1 AS is_total, code, any_value(unit_name) AS unit_name, count(*) AS units,
    sum(liab) AS liab, sum(assets) AS assets, sum(tied) AS tied,
    sum(liab) FILTER (WHERE assets IS NOT NULL) AS liab_both, sum(assets) FILTER (WHERE liab IS NOT NULL) AS assets_both,
    sum(tied) FILTER (WHERE current IS NOT NULL) AS tied_both, sum(current) FILTER (WHERE tied IS NOT NULL) AS current_both,
    count(*) FILTER (WHERE is_high) AS high_units, count(is_high) AS judged,
    count(liab + assets) < count(*) AS liab_left_out, count(tied + current) < count(*) AS tied_left_out
  FROM books
  GROUP BY GROUPING SETS ((code), ())
),
rates AS (
  SELECT *, CASE WHEN assets_both > 0 THEN share_of(liab_both, assets_both) END AS leverage,
    CASE WHEN current_both > 0 THEN share_of(tied_both, current_both) END AS tied_pct
  FROM sums
)
SELECT
  CASE WHEN r.is_total THEN '总计' ELSE coalesce(
    CASE :by
      WHEN 'unit' THEN r.unit_name
      WHEN 'division' THEN d.industry_name
      WHEN 'town' THEN t.town_name
      WHEN 'size' THEN CASE r.code WHEN '1' THEN '大型' WHEN '2' THEN '中型' WHEN '3' THEN '小型' WHEN '4' THEN '微型' END
      ELSE CASE r.code WHEN '1' THEN '国有控股' WHEN '2' THEN '集体控股' WHEN '3' THEN '私人控股' WHEN '4' THEN '港澳台商控股'
        WHEN '5' THEN '外商控股' WHEN '9' THEN '其他' END
    END, r.code, '不在名录') END AS "group",
  CASE WHEN :by = 'unit' AND NOT r.is_total THEN r.code END AS uscc,
  r.units,
  r.liab,
  r.assets,
  r.leverage,
  r.tied,
  r.tied_pct,
  r.high_units,
  share_of(r.high_units, r.judged) AS high_pct,
  CASE
    WHEN r.leverage >= :line AND r.tied_pct >= :tied_line THEN 'both'
    WHEN r.leverage >= :line THEN 'leverage'
    WHEN r.tied_pct >= :tied_line THEN 'tied'
  END AS state,
  CASE WHEN r.leverage IS NULL THEN 'not_reported' WHEN r.liab_left_out THEN 'partial' END AS leverage_flag,
  CASE WHEN r.tied_pct IS NULL THEN 'not_reported' WHEN r.tied_left_out THEN 'partial' END AS tied_flag,
  r.code,
  CASE WHEN r.is_total THEN 0 ELSE 1 END AS level,
  CASE WHEN r.is_total THEN 'total' ELSE 'data' END AS row_kind
FROM rates r
LEFT JOIN industry_dim d ON :by = 'division' AND d.industry_code = r.code
LEFT JOIN town_dim t ON :by = 'town' AND t.town_code = r.code
WHERE r.is_total OR :by <> 'unit' OR :show = 'all' OR r.leverage >= :line
ORDER BY r.is_total DESC, round(r.leverage, 6) DESC NULLS LAST, r.code NULLS LAST
