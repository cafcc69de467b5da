/*---
id: dq-double-random
version: 1
title: { zh: 双随机抽取名单, en: Double-random draw }
question: { zh: 按公开的种子可重现地抽取检查单位和检查人员，抽中哪些？, en: 'Which units and inspectors does a public seed draw, so that anybody can draw them again?' }
tableTitle: { zh: 双随机抽查名单及抽取记录, en: Double-random draw of units and inspectors }
subsystem: comprehensive
module: m07
inputs:
  unit: [snap_ym, uscc, unit_name, specialty, town_code, exit_ym?]
  town_dim?: [town_code, town_name, town_type]
  inspector: [inspector_id, section, cert_to, available]
  inspector_avoid?: [inspector_id, uscc]
  credit_record?: [uscc, record_on, credit]
  risk_score?: [uscc, period_ym, level]
  draw?: [draw_id, draw_kind, seed, frame_hash, drawn_on, n_drawn]
  draw_item?: [draw_id, uscc, order_key]
parameters:
  stored:
    type: choice
    label: { zh: 留存批次, en: Recorded draw }
    default: { from: first-choice }
    required: false
    choices: SELECT draw_id FROM draw WHERE draw_kind = 'double_random' ORDER BY drawn_on DESC, draw_id DESC
  new_id:
    type: text
    label: { zh: 新批次号（新抽取时填）, en: Number of a new draw }
    default: null
    required: false
  seed:
    type: text
    label: { zh: 种子（不填用留存的）, en: 'Seed (else the recorded one)' }
    default: null
    required: false
  drawn_on:
    type: text
    label: { zh: 抽取日期（如2020-03-16）, en: 'Day of the draw (2020-03-16)' }
    default: null
    required: false
  snap_ym:
    type: period
    label: { zh: 名录月份（不选用抽取前一月）, en: 'Register (else of the month before)' }
    default: null
    required: false
    choices: SELECT DISTINCT snap_ym FROM unit ORDER BY 1 DESC
  n:
    type: integer
    label: { zh: 抽取家数（不填用留存的）, en: 'Units (else as recorded)' }
    default: null
    required: false
    minimum: 1
  strata:
    type: choice
    label: { zh: 分层, en: Strata }
    default: both
    options:
      - { value: both, label: { zh: 专业×街镇类型, en: specialty and kind of town } }
      - { value: specialty, label: { zh: 专业, en: specialty } }
      - { value: none, label: { zh: 不分层, en: none } }
  rates:
    type: choice
    label: { zh: 抽取机会, en: Chances }
    default: equal
    options:
      - { value: equal, label: { zh: 相等, en: equal } }
      - { value: risk, label: { zh: 按信用和风险加权, en: weighted by credit and risk } }
  w_credit:
    type: number
    label: { zh: 信用异常的权数, en: Weight of abnormal credit }
    default: 3
    minimum: 1
  w_red:
    type: number
    label: { zh: 红色单位的权数, en: Weight of red units }
    default: 4
    minimum: 1
  rest_months:
    type: integer
    label: { zh: 不再抽查的月数, en: Months without a second check }
    default: 12
    minimum: 0
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
  show:
    type: choice
    label: { zh: 列出, en: List }
    default: drawn
    options:
      - { value: drawn, label: { zh: 抽中的单位, en: units drawn } }
      - { value: all, label: { zh: 全部单位（抽取记录）, en: all units (protocol of the draw) } }
columns:
  - { name: place, label: { zh: 顺序, en: Order }, decimals: 0, role: dimension }
  - { name: name, label: { zh: 单位, en: Unit }, values: [{ value: 抽取批次, label: { zh: 抽取批次, en: Draw } }, { value: 随机种子, label: { zh: 随机种子, en: Seed } }, { value: 抽取日期, label: { zh: 抽取日期, en: Day of the draw } }, { value: 名录月份, label: { zh: 名录月份, en: Month of the register } }, { value: 名录合计及指纹, label: { zh: 名录合计及指纹, en: Whole frame and its fingerprint } }] }
  - { name: uscc, label: { zh: 统一社会信用代码, en: Unified social credit code } }
  - { name: town, label: { zh: 街镇, en: Town } }
  - name: specialty
    group: { zh: 层, en: Stratum }
    label: { zh: 专业, en: Specialty }
    values:
      - { value: 工业, label: { zh: 工业, en: Industry } }
      - { value: 建筑业, label: { zh: 建筑业, en: Construction } }
      - { value: 批发零售, label: { zh: 批发零售, en: Trade } }
      - { value: 住宿餐饮, label: { zh: 住宿餐饮, en: Hotels and catering } }
      - { value: 房地产, label: { zh: 房地产, en: Real estate } }
      - { value: 服务业, label: { zh: 服务业, en: Services } }
  - name: town_type
    group: { zh: 层, en: Stratum }
    label: { zh: 街镇类型, en: Kind of town }
    values:
      - { value: 街道, label: { zh: 街道, en: Subdistrict } }
      - { value: 镇, label: { zh: 镇, en: Town } }
      - { value: 工业区, label: { zh: 工业区, en: Industrial park } }
  - { name: stratum_n, group: { zh: 层, en: Stratum }, label: { zh: 单位数, en: Units }, unit: 家, decimals: 0 }
  - { name: quota, group: { zh: 层, en: Stratum }, label: { zh: 抽取数, en: Drawn }, unit: 家, decimals: 0 }
  - { name: weight, label: { zh: 权数, en: Weight }, decimals: 1 }
  - name: selected
    label: { zh: 结果, en: Result }
    values:
      - { value: 抽中, label: { zh: 抽中, en: Drawn } }
      - { value: 未抽中, label: { zh: 未抽中, en: Not drawn } }
  - { name: group_no, label: { zh: 检查组, en: Group }, decimals: 0, role: dimension }
  - { name: inspectors, label: { zh: 检查人员, en: Inspectors }, values: [{ value: 无合适检查组, label: { zh: 无合适检查组, en: No group fits } }] }
  - { name: order_key, label: { zh: 随机序键（前几行为抽取依据）, en: Order key (first lines state the basis) } }
  - name: beside_record
    label: { zh: 与留存核对, en: Beside the record }
    values:
      - { value: 一致, label: { zh: 一致, en: same } }
      - { value: 不一致, label: { zh: 不一致, en: different } }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
notes:
  - { zh: '序键为 sha256(种子|批次|信用代码)，等机会时各层按序键由小到大取够数；加权时 u=(序键前13位+1)/(16^13+1)，按 ln(u)/权数 由大到小取。名录指纹为按代码排列的全部信用代码（换行相连）的 sha256。', en: 'The key is the sha256 of seed, draw and code; each stratum takes its smallest keys. With weights u = (first 13 digits + 1)/(16^13 + 1), the largest ln(u)/weight. The fingerprint is the sha256 of all codes in order, one a line.' }
  - { zh: 各层按单位数比例分配，至少1家，余数大的先得，超出时余数小的退还；:rest_months个月内抽查过的单位不进名录。, en: 'Quotas are in proportion to the strata, at least one, largest remainders first (where that makes too many, the smallest give one back); units checked within :rest_months months are left out of the frame.' }
  - { zh: 检查人员为抽取日可派遣、证件有效的，按 sha256(种子|证号) 的次序编成两人以上的组；单位依次派给有本专业人员的组，需回避的顺延到下一组。, en: 'Inspectors are available with a valid certificate, in the order of the sha256 of seed and number dealt into groups of two or more; units go in turn to the groups with somebody of their section, past those who must not check them.' }
source: { zh: 四上单位名录、执法检查人员名录、抽取批次, en: 'Register of units, list of inspectors, recorded draws' }
---*/
WITH
recorded AS (
  SELECT draw_id, seed, frame_hash, drawn_on, n_drawn FROM draw WHERE draw_id = :stored AND coalesce(:new_id, '') = ''
),
-- A new draw may go on with the seed of the recorded one under its own number: a second round.
basis AS (
  SELECT
    coalesce(nullif(:new_id, ''), :stored, '1') AS draw_id,
    coalesce(nullif(:seed, ''), (SELECT max(seed) FROM draw WHERE draw_id = :stored)) AS seed,
    coalesce(TRY_CAST(:drawn_on AS DATE), (SELECT max(CAST(drawn_on AS DATE)) FROM recorded), (SELECT CAST(ym_add(max(snap_ym), 1) || '-01' AS DATE) FROM unit)) AS day,
    coalesce(:n, (SELECT max(n_drawn) FROM recorded), 100) AS n
),
frame_month AS (
  SELECT coalesce(:snap_ym, max(u.snap_ym) FILTER (WHERE u.snap_ym < strftime(b.day, '%Y-%m')), max(u.snap_ym)) AS ym
  FROM unit u CROSS JOIN basis b
),
inspected AS (
  SELECT DISTINCT i.uscc
  FROM draw_item i
  JOIN draw d ON d.draw_id = i.draw_id
  CROSS JOIN basis b
  WHERE d.draw_kind = 'double_random' AND d.draw_id <> b.draw_id
    AND CAST(d.drawn_on AS DATE) <= b.day AND CAST(d.drawn_on AS DATE) > b.day - to_months(CAST(:rest_months AS INTEGER))
),
credits AS (
  SELECT r.uscc, arg_max(r.credit, r.record_on) AS credit
  FROM credit_record r CROSS JOIN basis b
  WHERE r.record_on <= b.day
  GROUP BY r.uscc
),
grades AS (
  SELECT r.uscc, arg_max(r.level, r.period_ym) AS level
  FROM risk_score r CROSS JOIN frame_month m
  WHERE r.period_ym <= m.ym
  GROUP BY r.uscc
),
frame AS (
  SELECT u.uscc, u.unit_name, u.specialty, coalesce(t.town_name, u.town_code) AS town, t.town_type,
    CASE :strata WHEN 'both' THEN u.specialty || '·' || coalesce(t.town_type, '') WHEN 'specialty' THEN u.specialty ELSE '' END AS stratum,
    CASE WHEN :rates = 'equal' THEN 1.0 ELSE greatest(CASE WHEN g.level = 'red' THEN :w_red ELSE 1 END, CASE WHEN c.credit <> 'good' THEN :w_credit ELSE 1 END) END AS weight,
    sha256(b.seed || '|' || b.draw_id || '|' || u.uscc) AS order_key
  FROM unit u
  CROSS JOIN basis b
  JOIN frame_month m ON m.ym = u.snap_ym
  LEFT JOIN town_dim t ON t.town_code = u.town_code
  LEFT JOIN credits c ON c.uscc = u.uscc
  LEFT JOIN grades g ON g.uscc = u.uscc
  WHERE b.seed IS NOT NULL AND (u.exit_ym IS NULL OR u.exit_ym > u.snap_ym) AND (:specialty IS NULL OR u.specialty = :specialty) AND u.uscc NOT IN (SELECT uscc FROM inspected)
),
ranked AS (
  SELECT *,
    CASE WHEN :rates = 'equal' THEN 0
      ELSE -ln((CAST('0x' || left(order_key, 13) AS BIGINT) + 1) / 4503599627370497.0) / weight END AS sort_key
  FROM frame
),
-- Largest remainders in whole numbers: n·N_h / N and what is left of it.
shares AS (
  SELECT stratum, stratum_n, n, n * stratum_n // frame_n AS whole, n * stratum_n % frame_n AS remainder
  FROM (
    SELECT r.stratum, count(*) AS stratum_n, b.n, CAST(sum(count(*)) OVER () AS BIGINT) AS frame_n
    FROM ranked r CROSS JOIN basis b
    GROUP BY r.stratum, b.n
  )
),
bases AS (
  SELECT *, greatest(whole, 1) AS base, n - CAST(sum(greatest(whole, 1)) OVER () AS BIGINT) AS rest FROM shares
),
-- Where the single units of small strata make too many, large strata give some back, the smallest remainders first.
spare AS (
  SELECT stratum, remainder, rest, unnest(range(1, base)) AS round FROM bases
),
given AS (
  SELECT stratum, count(*) AS less
  FROM (SELECT stratum, rest, row_number() OVER (ORDER BY round, remainder, stratum) AS nth FROM spare)
  WHERE nth <= -rest
  GROUP BY stratum
),
quotas AS (
  SELECT b.stratum, b.stratum_n,
    CAST(least(b.stratum_n, b.base - coalesce(g.less, 0)
      + CASE WHEN b.whole >= 1 AND row_number() OVER (PARTITION BY b.whole >= 1 ORDER BY b.remainder DESC, b.stratum) <= b.rest THEN 1 ELSE 0 END) AS BIGINT) AS quota
  FROM bases b LEFT JOIN given g ON g.stratum = b.stratum
),
placed AS (
  SELECT r.*, q.stratum_n, q.quota,
    row_number() OVER (PARTITION BY r.stratum ORDER BY r.sort_key, r.order_key) <= q.quota AS is_drawn,
    CASE r.specialty WHEN 'B' THEN '工业' WHEN 'E' THEN '贸易|贸经|商业' WHEN 'S' THEN '贸易|贸经|商业' WHEN 'F' THEN '服务' ELSE '投资|建筑|房地产' END AS section
  FROM ranked r JOIN quotas q ON q.stratum = r.stratum
),
turns AS (
  SELECT *,
    row_number() OVER (ORDER BY is_drawn DESC, sort_key, order_key) AS place,
    row_number() OVER (PARTITION BY section, is_drawn ORDER BY sort_key, order_key) - 1 AS turn
  FROM placed
),
able AS (
  SELECT i.inspector_id, i.section,
    row_number() OVER (ORDER BY sha256(b.seed || '|' || i.inspector_id)) - 1 AS place,
    count(*) OVER () // 2 AS groups
  FROM inspector i CROSS JOIN basis b
  WHERE i.available AND CAST(i.cert_to AS DATE) >= b.day
),
dealt AS (
  SELECT inspector_id, section, place, place % groups + 1 AS group_no FROM able WHERE groups > 0
),
teams AS (
  SELECT group_no, string_agg(inspector_id, '、' ORDER BY place) AS members FROM dealt GROUP BY group_no
),
fit AS (
  SELECT s.section, d.group_no,
    row_number() OVER (PARTITION BY s.section ORDER BY d.group_no) - 1 AS place,
    count(*) OVER (PARTITION BY s.section) AS groups
  FROM (SELECT DISTINCT section FROM turns) s
  JOIN (SELECT group_no, string_agg(section, ' ') AS sections FROM dealt GROUP BY group_no) d ON regexp_matches(d.sections, s.section)
),
assigned AS (
  SELECT t.uscc, arg_min(f.group_no, (f.place - t.turn % f.groups + f.groups) % f.groups) AS group_no
  FROM turns t
  JOIN fit f ON f.section = t.section
  WHERE t.is_drawn AND NOT EXISTS (
    SELECT 1 FROM inspector_avoid a JOIN dealt d ON d.inspector_id = a.inspector_id WHERE a.uscc = t.uscc AND d.group_no = f.group_no
  )
  GROUP BY t.uscc
),
kept AS (
  SELECT i.uscc, i.order_key FROM draw_item i JOIN recorded r ON r.draw_id = i.draw_id
),
lines AS (
  SELECT NULL AS place, '名录合计及指纹' AS name, NULL AS uscc, NULL AS town, NULL AS specialty, NULL AS town_type,
    count(*) AS stratum_n, count(*) FILTER (WHERE is_drawn) AS quota, NULL AS weight, NULL AS selected, NULL AS group_no, NULL AS inspectors,
    sha256(string_agg(uscc, chr(10) ORDER BY uscc)) AS order_key, 0 AS level, 5 AS step
  FROM turns
  HAVING count(*) > 0
  UNION ALL
  SELECT NULL, v.name, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, v.value, 0, v.step
  FROM basis b
  CROSS JOIN frame_month m
  CROSS JOIN LATERAL (VALUES (1, '抽取批次', b.draw_id), (2, '随机种子', b.seed), (3, '抽取日期', strftime(b.day, '%Y-%m-%d')), (4, '名录月份', m.ym)) v(step, name, value)
  WHERE b.seed IS NOT NULL
  UNION ALL
  SELECT t.place, coalesce(t.unit_name, t.uscc), t.uscc, t.town,
    CASE t.specialty WHEN 'B' THEN '工业' WHEN 'C' THEN '建筑业' WHEN 'E' THEN '批发零售' WHEN 'S' THEN '住宿餐饮' WHEN 'X' THEN '房地产' WHEN 'F' THEN '服务业' ELSE t.specialty END,
    t.town_type, t.stratum_n, t.quota, t.weight, CASE WHEN t.is_drawn THEN '抽中' ELSE '未抽中' END,
    a.group_no, CASE WHEN t.is_drawn THEN coalesce(m.members, '无合适检查组') END, t.order_key, 1, 6
  FROM turns t
  LEFT JOIN assigned a ON a.uscc = t.uscc
  LEFT JOIN teams m ON m.group_no = a.group_no
  WHERE t.is_drawn OR :show = 'all'
)
SELECT
  l.place,
  l.name,
  l.uscc,
  l.town,
  l.specialty,
  l.town_type,
  l.stratum_n,
  l.quota,
  l.weight,
  l.selected,
  l.group_no,
  l.inspectors,
  l.order_key,
  CASE
    WHEN r.draw_id IS NULL OR l.step < 5 OR (l.level = 1 AND (SELECT count(*) FROM kept) = 0) THEN NULL
    WHEN l.level = 0 THEN CASE WHEN l.order_key = r.frame_hash AND l.quota = r.n_drawn THEN '一致' ELSE '不一致' END
    WHEN (l.selected = '抽中') = (k.uscc IS NOT NULL) AND coalesce(k.order_key = l.order_key, true) THEN '一致'
    ELSE '不一致'
  END AS beside_record,
  l.level,
  CASE WHEN l.step = 5 THEN 'total' WHEN l.level = 0 THEN 'subtotal' ELSE 'data' END AS row_kind
FROM lines l
LEFT JOIN recorded r ON true
LEFT JOIN kept k ON k.uscc = l.uscc
ORDER BY l.step, l.place
