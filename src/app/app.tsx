import '@mantine/core/styles.css'
import '@mantine/spotlight/styles.css'
import '../ui/theme.css'
import '../ui/theme-mantine.css'
import { MantineProvider } from '@mantine/core'
import { useEffect } from 'react'
import { AnalysisPage } from '../ui/features/analysis/analysis-page.tsx'
import { DataPage } from '../ui/features/data/data-page.tsx'
import { TablePage } from '../ui/features/data/table-page.tsx'
import { HomePage } from '../ui/features/home/home-page.tsx'
import { PinsPage } from '../ui/features/pins/pins-page.tsx'
import { PrivacyPage } from '../ui/features/privacy/privacy-page.tsx'
import { RecipePage } from '../ui/features/recipe/recipe-page.tsx'
import { ReviewPage } from '../ui/features/review/review-page.tsx'
import { EditorPage } from '../ui/features/template/editor/editor-page.tsx'
import { SetsPage } from '../ui/features/template/sets/sets-page.tsx'
import { TemplatePage } from '../ui/features/template/template-page.tsx'
import type { App as AppValue } from '../ui/hooks/use-app.ts'
import { AppContext, useAppState, useWords } from '../ui/hooks/use-app.ts'
import { AppFrame } from '../ui/shell/app-frame.tsx'
import { theme } from '../ui/theme.ts'
import { ErrorBoundary } from './error-boundary.tsx'

/** The whole interface under one context. */
export function App({ app }: { app: AppValue }) {
  return (
    <AppContext value={app}>
      <Themed />
    </AppContext>
  )
}

function Themed() {
  const choice = useAppState((state) => state.theme)
  const { t, language } = useWords()
  const page = useAppState((state) => state.route.page)
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
    document.title = t('shell.product')
  }, [language, t])
  return (
    <MantineProvider
      theme={theme}
      {...(choice === 'system' ? { defaultColorScheme: 'auto' } : { forceColorScheme: choice })}
    >
      <AppFrame>
        <ErrorBoundary key={page}>
          <Page />
        </ErrorBoundary>
      </AppFrame>
    </MantineProvider>
  )
}

function Page() {
  const route = useAppState((state) => state.route)
  const empty = useAppState((state) => state.catalogue.datasets.length === 0)
  switch (route.page) {
    case 'data':
      return empty ? <HomePage /> : <DataPage />
    case 'review':
      return <ReviewPage />
    case 'table':
      return <TablePage key={route.dataset} dataset={route.dataset} />
    case 'clean':
      return <RecipePage key={route.dataset} dataset={route.dataset} />
    case 'templates':
      return <TemplatePage />
    case 'template-editor':
      return <EditorPage />
    case 'template-sets':
      return <SetsPage />
    case 'analysis':
      return <AnalysisPage />
    case 'pins':
      return <PinsPage />
    case 'privacy':
      return <PrivacyPage />
  }
}
