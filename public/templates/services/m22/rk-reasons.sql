/*---
id: rk-reasons
version: 1
title: { zh: 单位风险构成, en: Reasons for a grade }
question: { zh: 风险得分由哪些部分构成？, en: Which components make the score? }
tableTitle: { zh: '风险得分构成（:period_ym）', en: 'Components of the risk score, :period_ym' }
subsystem: services
module: m22
inputs:
  risk_score: [uscc, period_ym, level, reasons]
  unit?: [snap_ym, uscc, unit_name, town_code]
  town_dim?: [town_code, town_name]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM risk_score WHERE period_ym IS NOT NULL ORDER BY period_ym DESC
  uscc:
    type: choice
    label: { zh: 单位, en: Unit }
    default: null
    required: false
    choices: >-
      SELECT r.uscc, coalesce(max(u.unit_name), r.uscc) FROM (SELECT DISTINCT uscc FROM risk_score) r LEFT JOIN unit u ON u.uscc = r.uscc
      GROUP BY r.uscc ORDER BY 1
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    default: null
    required: false
    choices: >-
      SELECT DISTINCT u.town_code, coalesce(t.town_name, u.town_code) FROM unit u LEFT JOIN town_dim t ON t.town_code = u.town_code
      WHERE u.town_code IS NOT NULL ORDER BY 1
columns:
  - name: component
    label: { zh: 构成, en: Component }
    values:
      - { value: 合计, label: { zh: 合计, en: Total } }
      - { value: 审核发现, label: { zh: 审核发现, en: Audit findings } }
      - { value: 数据查询差错率, label: { zh: 数据查询差错率, en: Error rate of queries } }
      - { value: 部门数据不符, label: { zh: 部门数据不符, en: Mismatch with departments } }
      - { value: 修改痕迹, label: { zh: 修改痕迹, en: Revisions } }
      - { value: 资料归档, label: { zh: 资料归档, en: Archive } }
      - { value: 报送不及时, label: { zh: 报送不及时, en: Late reports } }
      - { value: 统计人员更换未培训, label: { zh: 统计人员更换未培训, en: New reporter without training } }
      - { value: 信用异常, label: { zh: 信用异常, en: Credit abnormal } }
      - { value: 观察期：新入库未满3期, label: { zh: 观察期：新入库未满3期, en: 'Watched: new, fewer than three reports' } }
      - { value: 保持：低于上线未满3个月, label: { zh: 保持：低于上线未满3个月, en: 'Kept: below the line for less than three months' } }
      - { value: 特例：严重失信, label: { zh: 特例：严重失信, en: 'Override: seriously dishonest' } }
      - { value: 特例：查实虚报, label: { zh: 特例：查实虚报, en: 'Override: false reporting verified' } }
      - { value: 特例：强制性错误两期未改, label: { zh: 特例：强制性错误两期未改, en: 'Override: mandatory error open for two periods' } }
      - { value: 无, label: { zh: 无, en: None } }
      - { value: 未说明, label: { zh: 未说明, en: No reasons given } }
  - { name: points, label: { zh: 得分, en: Points }, unit: 分, decimals: 1 }
  - { name: share, label: { zh: 占比, en: Share }, unit: '%', decimals: 1 }
  - { name: units, label: { zh: 涉及单位, en: Units }, unit: 家, decimals: 0 }
  - { name: mean, label: { zh: 涉及单位平均, en: Mean of these units }, unit: 分, decimals: 1 }
  - { name: red, group: { zh: 其中：按等级, en: Of which by grade }, label: { zh: 红, en: Red }, unit: 分, decimals: 1 }
  - { name: yellow, group: { zh: 其中：按等级, en: Of which by grade }, label: { zh: 黄, en: Yellow }, unit: 分, decimals: 1 }
  - { name: green, group: { zh: 其中：按等级, en: Of which by grade }, label: { zh: 绿, en: Green }, unit: 分, decimals: 1 }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart:
  palette: risk
  kind: stacked-bar
  category: component
  series: [red, yellow, green]
notes:
  - { zh: '得分为所选单位各项分数之和；特例、观察期和保持不加分，但决定等级。', en: 'Points are added up over the chosen units. Overrides, the watch over new units and kept grades add no points, but decide the grade.' }
source: { zh: 单位风险评分, en: Risk scores of units }
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
chosen AS (
  SELECT r.uscc, r.level, coalesce(nullif(trim(r.reasons), ''), '未说明') AS reasons
  FROM risk_score r
  LEFT JOIN unit_now u ON u.uscc = r.uscc
  WHERE r.period_ym = :period_ym AND (:uscc IS NULL OR r.uscc = :uscc) AND (:town IS NULL OR u.town_code = :town)
),
-- “审核发现 16；资料归档 2.1；特例：严重失信”: a name and its points, or a name alone.
parts AS (
  SELECT uscc, level, trim(unnest(string_split_regex(reasons, '[;；]'))) AS part FROM chosen
),
-- Only figures behind a space are points: “未满3期” is part of a name.
named AS (
  SELECT uscc, level,
    trim(regexp_replace(part, '\s+[0-9]+(\.[0-9]+)?\s*分?$', '')) AS name,
    coalesce(TRY_CAST(regexp_extract(part, '\s([0-9]+(\.[0-9]+)?)\s*分?$', 1) AS DOUBLE), 0) AS points
  FROM parts
  WHERE part <> ''
),
sums AS (
  SELECT grouping(name) = 1 AS is_total, name, sum(points) AS points, count(DISTINCT uscc) AS units,
    coalesce(sum(points) FILTER (WHERE level = 'red'), 0) AS red,
    coalesce(sum(points) FILTER (WHERE level = 'yellow'), 0) AS yellow,
    coalesce(sum(points) FILTER (WHERE level = 'green'), 0) AS green
  FROM named
  GROUP BY GROUPING SETS ((name), ())
)
SELECT
  CASE WHEN is_total THEN '合计' ELSE name END AS component,
  points,
  share_of(points, max(points) FILTER (WHERE is_total) OVER ()) AS share,
  units,
  points / units AS mean,
  red, yellow, green,
  CASE WHEN is_total THEN 0 ELSE 1 END AS level,
  CASE WHEN is_total THEN 'total' ELSE 'data' END AS row_kind
FROM sums
WHERE units > 0
ORDER BY is_total DESC, round(points, 6) DESC, units DESC, name
