/*---
id: quasi-dispatch
version: 1
title: { zh: 准四上分发清单, en: Dispatch list by section }
question: { zh: 新发现的准四上单位分别由哪个专业、哪个科室核查？, en: Which section must check which of the units found? }
tableTitle: { zh: '准四上单位分发清单（:found_ym）', en: 'Units to be checked by section, found in :found_ym' }
subsystem: comprehensive
module: m02
inputs:
  quasi_unit: [uscc, unit_name, town_code, industry_code, found_ym, stage?, due_ym?]
  industry_dim: [industry_code, industry_name?, specialty_default]
  town_dim?: [town_code, town_name, owner_section?]
parameters:
  found_ym:
    type: period
    label: { zh: 发现年月, en: Month found }
    default: { from: first-choice }
    choices: SELECT DISTINCT found_ym FROM quasi_unit WHERE found_ym IS NOT NULL ORDER BY 1 DESC
columns:
  - name: specialty
    label: { zh: 专业, en: Specialty }
    values:
      - { value: B, label: { zh: 工业, en: Industry } }
      - { value: C, label: { zh: 建筑业, en: Construction } }
      - { value: E, label: { zh: 批发零售, en: Trade } }
      - { value: S, label: { zh: 住宿餐饮, en: Hotels and catering } }
      - { value: X, label: { zh: 房地产, en: Real estate } }
      - { value: F, label: { zh: 服务业, en: Services } }
      - { value: U, label: { zh: 行业不明, en: Industry unknown } }
  - { name: unit_name, label: { zh: 单位, en: Unit } }
  - { name: uscc, label: { zh: 信用代码, en: Credit code } }
  - { name: industry, label: { zh: 行业, en: Industry } }
  - { name: town, label: { zh: 街镇, en: Town } }
  - { name: section, label: { zh: 街镇对接科室, en: Section of the town } }
  - { name: due_ym, label: { zh: 应办期限, en: Due } }
source: { zh: 准四上单位名录；行业代码表, en: Units about to pass the threshold; industry codes }
---*/
SELECT
  coalesce(d.specialty_default, 'U') AS specialty,
  q.unit_name,
  q.uscc,
  coalesce(d.industry_name, q.industry_code) AS industry,
  coalesce(t.town_name, q.town_code) AS town,
  t.owner_section AS section,
  q.due_ym
FROM quasi_unit q
LEFT JOIN industry_dim d ON d.industry_code = q.industry_code
LEFT JOIN town_dim t ON t.town_code = q.town_code
WHERE q.found_ym = :found_ym
ORDER BY specialty, q.town_code, q.uscc
