import type { Dataset } from '../../../../core/dataset/dataset.ts'
import type { RecipeStep } from '../../../../core/dataset/recipe.ts'
import type { ValueColumn } from '../../../../core/result/page.ts'
import { useWords } from '../../../hooks/use-app.ts'
import { DeriveFields, MergeFields, RenameFields, SplitFields } from './column-fields.tsx'
import { ColumnsField, TextColumnsField } from './columns-field.tsx'
import { FilterFields } from './filter-fields.tsx'
import { JoinFields } from './join-fields.tsx'
import { ReplaceFields } from './replace-fields.tsx'
import { DedupeFields, UnpivotFields } from './row-fields.tsx'
import { MapCodesFields, PadCodeFields, ParseDateFields, ParseNumberFields, ScaleFields } from './value-fields.tsx'

/** The fields of a step by its kind. */
export function StepFields(props: {
  step: RecipeStep
  columns: readonly ValueColumn[]
  dataset: Dataset
  onChange: (step: RecipeStep) => void
}) {
  const { step, columns, onChange } = props
  const { t } = useWords()
  switch (step.kind) {
    case 'trim':
    case 'width':
    case 'strip-marks':
    case 'simplify':
      return (
        <TextColumnsField
          columns={columns}
          value={step.columns}
          onChange={(names) => onChange({ ...step, columns: names })}
        />
      )
    case 'fill-down':
    case 'drop':
      return (
        <ColumnsField
          label={t('recipe.form.columns')}
          columns={columns}
          value={step.columns}
          onChange={(names) => onChange({ ...step, columns: names })}
        />
      )
    case 'split':
      return <SplitFields step={step} columns={columns} onChange={onChange} />
    case 'merge':
      return <MergeFields step={step} columns={columns} onChange={onChange} />
    case 'unpivot':
      return <UnpivotFields step={step} columns={columns} onChange={onChange} />
    case 'replace':
      return <ReplaceFields step={step} columns={columns} onChange={onChange} />
    case 'map-codes':
      return <MapCodesFields step={step} columns={columns} onChange={onChange} />
    case 'pad-code':
      return <PadCodeFields step={step} columns={columns} onChange={onChange} />
    case 'parse-number':
      return <ParseNumberFields step={step} columns={columns} onChange={onChange} />
    case 'parse-date':
      return <ParseDateFields step={step} columns={columns} onChange={onChange} />
    case 'scale':
      return <ScaleFields step={step} columns={columns} onChange={onChange} dataset={props.dataset} />
    case 'filter':
      return <FilterFields step={step} columns={columns} onChange={onChange} />
    case 'dedupe':
      return <DedupeFields step={step} columns={columns} onChange={onChange} />
    case 'derive':
      return <DeriveFields step={step} columns={columns} onChange={onChange} />
    case 'rename':
      return <RenameFields step={step} columns={columns} onChange={onChange} />
    case 'join':
      return <JoinFields step={step} columns={columns} onChange={onChange} dataset={props.dataset} />
  }
}
