/*---
id: tr-category-pull
version: 1
title: { zh: 分商品类零售与拉动, en: Category pull }
question: { zh: 哪些商品拉动零售额增长，哪些下拉（16类，吃穿用烧）？, en: 'Which goods pull retail sales (16 classes, or food, clothing, use, fuel)?' }
tableTitle: { zh: '限额以上商品零售额分类情况（:period_ym.year年:period_ym.ytd）', en: 'Retail sales by category of goods, :period_ym.ytd :period_ym.year' }
subsystem: commerce
module: m16
scope: comparable
inputs:
  trade_category: [uscc, period_ym, cat_code, cat_retail_ytd, cat_retail_ytd_ly?]
  unit?: [snap_ym, uscc, town_code]
  town_dim?: [town_code, town_name]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM trade_category WHERE period_ym IS NOT NULL ORDER BY period_ym DESC
  level:
    type: choice
    label: { zh: 层次, en: Level }
    default: class
    options:
      - { value: class, label: { zh: 商品类, en: Class of goods } }
      - { value: use, label: { zh: 吃穿用烧, en: 'Food, clothing, use, fuel' } }
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    default: null
    required: false
    choices: SELECT town_code, town_name FROM town_dim ORDER BY 1
columns:
  - name: category
    label: { zh: ':level', en: ':level' }
    values:
      - { value: 总计, label: { zh: 总计, en: Total } }
      - { value: 吃, label: { zh: 吃, en: Food } }
      - { value: 穿, label: { zh: 穿, en: Clothing } }
      - { value: 用, label: { zh: 用, en: Articles of use } }
      - { value: 烧, label: { zh: 烧, en: Fuel } }
      - { value: 粮油食品, label: { zh: 粮油食品, en: 'Grain, oil and food' } }
      - { value: 饮料, label: { zh: 饮料, en: Beverages } }
      - { value: 烟酒, label: { zh: 烟酒, en: Tobacco and liquor } }
      - { value: 服装鞋帽, label: { zh: 服装鞋帽, en: Clothing and shoes } }
      - { value: 化妆品, label: { zh: 化妆品, en: Cosmetics } }
      - { value: 日用品, label: { zh: 日用品, en: Daily goods } }
      - { value: 体育娱乐用品, label: { zh: 体育娱乐用品, en: Sports and recreation } }
      - { value: 家用电器, label: { zh: 家用电器, en: Household appliances } }
      - { value: 中西药品, label: { zh: 中西药品, en: Medicines } }
      - { value: 文化办公用品, label: { zh: 文化办公用品, en: Culture and office goods } }
      - { value: 家具, label: { zh: 家具, en: Furniture } }
      - { value: 通讯器材, label: { zh: 通讯器材, en: Communication equipment } }
      - { value: 石油制品, label: { zh: 石油制品, en: Petroleum products } }
      - { value: 汽车, label: { zh: 汽车, en: Cars } }
      - { value: 建筑装潢, label: { zh: 建筑装潢, en: Building and decoration } }
      - { value: 其他, label: { zh: 其他, en: Other } }
  - { name: ytd, group: { zh: ':period_ym.ytd', en: ':period_ym.ytd' }, label: { zh: 零售额, en: Retail sales }, unit: 亿元, decimals: 2 }
  - { name: yoy, group: { zh: ':period_ym.ytd', en: ':period_ym.ytd' }, label: { zh: 同比, en: YoY }, unit: '%', decimals: 1, rate: true }
  - { name: share, label: { zh: 占比, en: Share }, unit: '%', decimals: 1 }
  - { name: pull_pp, label: { zh: 拉动, en: Pull }, unit: 百分点, decimals: 2 }
  - { name: ytd_flag, flagOf: ytd }
  - { name: yoy_flag, flagOf: yoy }
  - { name: share_flag, flagOf: share }
  - { name: pull_flag, flagOf: pull_pp }
  - { name: row_level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: waterfall, category: category, series: [pull_pp], totals: true }
notes:
  - { zh: '拉动为各类增量与全部类值同期数之比，合计等于总增速（可比口径）。', en: 'Pull is the increment of a category over the base of all categories; pulls add up to the total rate (comparable scope).' }
  - { zh: 吃：粮油食品、饮料、烟酒；穿：服装鞋帽；烧：石油制品；用：其余各类。, en: 'Food: grain, oil and food, beverages, tobacco and liquor; fuel: petroleum products; use: all that is neither these nor clothing.' }
source: { zh: 限额以上批发和零售业商品分类值（E204-1）, en: Categories of goods of trade above the limit (form E204-1) }
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
reports AS (
  SELECT c.cat_retail_ytd AS now, c.cat_retail_ytd_ly AS base,
    CASE
      WHEN :level = 'class' THEN c.cat_code
      WHEN c.cat_code IN ('粮油食品', '饮料', '烟酒') THEN '吃'
      WHEN c.cat_code = '服装鞋帽' THEN '穿'
      WHEN c.cat_code = '石油制品' THEN '烧'
      ELSE '用'
    END AS category
  FROM trade_category c LEFT JOIN unit_now u ON u.uscc = c.uscc
  WHERE c.period_ym = :period_ym AND (:town IS NULL OR u.town_code = :town)
),
sums AS (
  SELECT grouping(category) = 1 AS is_total, category, sum(now) AS ytd,
    sum(now) FILTER (WHERE base IS NOT NULL) AS now, sum(base) FILTER (WHERE now IS NOT NULL) AS base,
    coalesce(bool_or(now IS NULL OR base IS NULL), false) AS left_out
  FROM reports
  GROUP BY GROUPING SETS ((category), ())
),
total AS (
  SELECT ytd, base FROM sums WHERE is_total
),
any_negative AS (
  SELECT coalesce(bool_or(ytd < 0), false) AS is_true FROM sums
),
lines AS (
  SELECT s.*, pull(s.now - s.base, t.base) AS pull_pp, t.base AS whole_base,
    -- F17: no share where a part is negative.
    CASE WHEN NOT n.is_true THEN share_of(s.ytd, t.ytd) END AS share, n.is_true AS has_negative
  FROM sums s CROSS JOIN total t CROSS JOIN any_negative n
)
SELECT
  CASE WHEN is_total THEN '总计' ELSE category END AS category,
  ytd / 10000 AS ytd,
  growth_rate(now, base) AS yoy,
  share,
  pull_pp,
  CASE WHEN ytd IS NULL THEN 'not_reported' END AS ytd_flag,
  coalesce(growth_flag(coalesce(now, ytd), base), CASE WHEN left_out THEN 'partial' END) AS yoy_flag,
  CASE WHEN has_negative THEN 'negative_part' WHEN ytd IS NULL THEN 'not_reported' END AS share_flag,
  CASE WHEN ytd IS NULL THEN 'not_reported' WHEN pull_pp IS NULL THEN 'no_base' END AS pull_flag,
  CASE WHEN is_total THEN 0 ELSE 1 END AS row_level,
  CASE WHEN is_total THEN 'total' ELSE 'data' END AS row_kind
FROM lines
ORDER BY is_total DESC, round(pull_pp, 6) DESC NULLS LAST, category
