import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { ConfigProvider } from 'antd'
import english from 'antd/es/locale/en_US'
import chinese from 'antd/es/locale/zh_CN'
import { StrictMode, useLayoutEffect } from 'react'
import { createRoot } from 'react-dom/client'
import { createQueryClient } from './api/asking.ts'
import { useDisplay } from './display.ts'
import { createAppRouter } from './router.tsx'
import { applyTheme, themeFor } from './theme.ts'
import { watchWidth } from './width.ts'
import './styles.css'

const nonce = document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content
const client = createQueryClient()
const router = createAppRouter(client)

function App() {
  const display = useDisplay()
  useLayoutEffect(() => applyTheme(display), [display])
  return (
    <ConfigProvider
      locale={display.language === 'en' ? english : chinese} theme={themeFor(display)} csp={{ nonce }} wave={{ disabled: true }}
      button={{ autoInsertSpace: false }}
    >
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </ConfigProvider>
  )
}

watchWidth()
createRoot(document.getElementById('root')!).render(<StrictMode><App /></StrictMode>)
