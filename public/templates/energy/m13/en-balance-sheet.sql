/*---
id: en-balance-sheet
version: 1
title: { zh: 能源平衡简表, en: Simple energy balance }
question: { zh: 各品种能源从哪里来，用到哪里去，收支平衡吗？, en: 'Where does each kind of energy come from, where does it go, and does it balance?' }
tableTitle: { zh: '规模以上工业能源平衡简表（:period_ym.year年:period_ym.ytd）', en: 'Simple energy balance of industry, :period_ym.ytd :period_ym.year' }
subsystem: energy
module: m13
inputs:
  energy_use: [uscc, period_ym, energy_code, begin_stock, purchase_ytd, use_total_ytd, use_prod_ytd?, use_nonprod_ytd?, use_material_ytd?, end_stock, coef_used?]
  energy_transform?: [uscc, period_ym, energy_code, trans_in_ytd?, trans_out_ytd?, recycled_ytd?]
  energy_dim: [energy_code, energy_name?, phys_unit?, coef_ref]
  unit?: [snap_ym, uscc, town_code]
  town_dim?: [town_code, town_name]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM energy_use ORDER BY 1 DESC
  tolerance:
    type: number
    label: { zh: 企业平衡差额允许（%）, en: Tolerance of a unit's balance (%) }
    default: 5
    minimum: 0
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    default: null
    required: false
    choices: SELECT town_code, any_value(town_name) FROM town_dim GROUP BY town_code ORDER BY town_code
columns:
  - { name: kind, label: { zh: 品种, en: Kind }, values: [{ value: 合计, label: { zh: 合计, en: Total } }] }
  - name: item
    label: { zh: 项目, en: Item }
    values:
      - { value: 年初库存, label: { zh: 年初库存, en: Stock at the beginning } }
      - { value: 购进, label: { zh: 购进, en: Purchase } }
      - { value: 消费合计, label: { zh: 消费合计, en: Use } }
      - { value: 工业生产消费, label: { zh: 工业生产消费, en: of which for production } }
      - { value: 用于原材料, label: { zh: 用于原材料, en: of this as feedstock } }
      - { value: 加工转换投入, label: { zh: 加工转换投入, en: of this into transformation } }
      - { value: 非工业生产消费, label: { zh: 非工业生产消费, en: of which other use } }
      - { value: 期末库存, label: { zh: 期末库存, en: Stock at the end } }
      - { value: 平衡差额, label: { zh: 平衡差额, en: Gap } }
      - { value: 加工转换产出, label: { zh: 加工转换产出, en: 'Memo: output of transformation' } }
      - { value: 回收利用, label: { zh: 回收利用, en: 'Memo: recovered' } }
  - { name: phys, label: { zh: 实物量, en: Quantity }, decimals: 1 }
  - { name: phys_unit, label: { zh: 实物单位, en: Physical unit } }
  - { name: tce, label: { zh: 折标准煤, en: In standard coal }, unit: 吨标准煤, decimals: 1 }
  - { name: units_off, label: { zh: 不平衡企业, en: Units off balance }, unit: 家, decimals: 0 }
  - { name: tce_flag, flagOf: tce }
  - { name: is_flow, role: hidden }
  - name: source
    label: { zh: 来源, en: From }
    role: hidden
    values:
      - { value: 年初库存, label: { zh: 年初库存, en: Opening stock } }
      - { value: 购进, label: { zh: 购进, en: Purchase } }
  - name: use
    label: { zh: 去向, en: To }
    role: hidden
    values:
      - { value: 工业生产消费, label: { zh: 工业生产消费, en: Production } }
      - { value: 非工业生产消费, label: { zh: 非工业生产消费, en: Other use } }
      - { value: 期末库存, label: { zh: 期末库存, en: Closing stock } }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: sankey, from: source, to: use, value: tce, only: is_flow }
notes:
  - { zh: '平衡差额=年初库存＋购进－消费合计－期末库存；没有加工转换的企业，差额超过1个实物单位且超过消费量的:tolerance%计为不平衡（电力、热力除外）。', en: 'Gap is stock at the beginning and purchase less use and stock at the end. Units without transformation are off balance beyond 1 unit and :tolerance% of their use (not for power and heat).' }
  - { zh: 加工转换产出、回收利用另列，不在差额内；按企业采用的折标系数折算，没有的用参考系数。, en: 'Output of transformation and recovery stand apart from the gap. Converted by the factor of the unit, else by the reference.' }
source: { zh: 规模以上工业能源统计（205-1、205-2）, en: 'Energy statistics of industry above scale (forms 205-1, 205-2)' }
---*/
WITH
unit_now AS (
  SELECT uscc, town_code
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :period_ym), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
-- What a unit makes of other kinds may be no kind that it uses.
entries AS (
  SELECT coalesce(e.uscc, x.uscc) AS uscc, coalesce(e.energy_code, x.energy_code) AS code, x.uscc IS NOT NULL AS is_transforming,
    e.uscc IS NOT NULL AS is_used, e.coef_used,
    e.begin_stock, e.purchase_ytd, e.use_total_ytd, e.use_prod_ytd, e.use_nonprod_ytd, e.use_material_ytd, e.end_stock,
    x.trans_in_ytd, x.trans_out_ytd, x.recycled_ytd
  FROM (FROM energy_use WHERE period_ym = :period_ym) e
  FULL JOIN (FROM energy_transform WHERE period_ym = :period_ym) x ON x.uscc = e.uscc AND x.energy_code = e.energy_code
),
own AS (
  SELECT n.*, coalesce(n.coef_used, d.coef_ref) AS factor, n.begin_stock + n.purchase_ytd - n.use_total_ytd - n.end_stock AS gap
  FROM entries n LEFT JOIN energy_dim d ON d.energy_code = n.code LEFT JOIN unit_now u ON u.uscc = n.uscc
  WHERE :town IS NULL OR u.town_code = :town
),
items AS (
  SELECT code, factor, unnest([
    { place: 1, item: '年初库存', phys: begin_stock, needed: is_used, off: 0 },
    { place: 2, item: '购进', phys: purchase_ytd, needed: is_used, off: 0 },
    { place: 3, item: '消费合计', phys: use_total_ytd, needed: is_used, off: 0 },
    { place: 4, item: '工业生产消费', phys: use_prod_ytd, needed: is_used, off: 0 },
    { place: 5, item: '用于原材料', phys: use_material_ytd, needed: false, off: 0 },
    { place: 6, item: '加工转换投入', phys: trans_in_ytd, needed: false, off: 0 },
    { place: 7, item: '非工业生产消费', phys: use_nonprod_ytd, needed: is_used, off: 0 },
    { place: 8, item: '期末库存', phys: end_stock, needed: is_used, off: 0 },
    { place: 9, item: '平衡差额', phys: gap, needed: is_used,
      off: CASE WHEN code NOT IN ('power', 'heat') AND NOT is_transforming AND abs(gap) > greatest(1, :tolerance / 100.0 * use_total_ytd) THEN 1 ELSE 0 END },
    { place: 10, item: '加工转换产出', phys: trans_out_ytd, needed: false, off: 0 },
    { place: 11, item: '回收利用', phys: recycled_ytd, needed: false, off: 0 }
  ], recursive := true)
  FROM own
),
summed AS (
  SELECT code, grouping(code) = 1 AS is_total, place, item, sum(phys) AS phys, sum(phys * factor) AS tce, sum(off) AS units_off,
    bool_or(needed AND (phys IS NULL OR factor IS NULL)) AS left_out, coalesce(sum(abs(phys)) > 0, false) AS has_any
  FROM items
  GROUP BY GROUPING SETS ((code, place, item), (place, item))
),
ranked AS (
  SELECT *, max(tce) FILTER (place = 3) OVER (PARTITION BY is_total, code) AS weight FROM summed
)
SELECT
  CASE WHEN r.is_total THEN '合计' ELSE coalesce(d.energy_name, r.code) END AS kind,
  r.item,
  CASE WHEN NOT r.is_total THEN r.phys END AS phys,
  CASE WHEN NOT r.is_total THEN d.phys_unit END AS phys_unit,
  r.tce,
  CASE WHEN r.place = 9 THEN CAST(r.units_off AS INTEGER) END AS units_off,
  CASE WHEN r.tce IS NULL THEN 'not_reported' WHEN r.left_out THEN 'partial' END AS tce_flag,
  NOT r.is_total AND r.place IN (1, 2, 4, 7, 8) AND coalesce(r.tce > 0, false) AS is_flow,
  CASE WHEN r.place IN (1, 2) THEN r.item WHEN r.place IN (4, 7, 8) THEN coalesce(d.energy_name, r.code) END AS source,
  CASE WHEN r.place IN (4, 7, 8) THEN r.item WHEN r.place IN (1, 2) THEN coalesce(d.energy_name, r.code) END AS use,
  0 AS level,
  CASE WHEN r.is_total THEN 'total' WHEN r.place IN (3, 9) THEN 'subtotal' ELSE 'data' END AS row_kind
FROM ranked r LEFT JOIN energy_dim d ON d.energy_code = r.code
WHERE r.has_any OR r.place IN (3, 9)
ORDER BY r.is_total DESC, round(r.weight, 6) DESC NULLS LAST, r.code, r.place
