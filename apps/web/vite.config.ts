// Used by build.ts, and by `vite` alone for work on the pages against a server that runs already (LANTAI_URL).
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import type { Plugin } from 'vite'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), nonceEverywhere()],
  build: {
    target: ['chrome100', 'edge100', 'firefox115', 'safari16'],
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  server: { proxy: { '/api': process.env.LANTAI_URL ?? 'http://127.0.0.1:7300' } },
})

/**
 * antd hands the nonce of its settings to its own styles, but its table (measuring a scroll bar) and its dialog (locking the
 * page) write a style without one, which our policy refuses. Both go through one function of one file.
 */
function nonceEverywhere(): Plugin {
  const given = 'styleNode.nonce = csp?.nonce;'
  const condition = 'if (csp?.nonce) {'
  return {
    name: 'nonce-everywhere',
    transform(code, id) {
      if (!id.replaceAll('\\', '/').includes('@rc-component/util/es/Dom/dynamicCSS.js')) return undefined
      if (!code.includes(given) || !code.includes(condition)) throw new Error('dynamicCSS.js has changed: see vite.config.ts.')
      const declared = "const pageNonce = csp?.nonce ?? document.querySelector('meta[name=csp-nonce]')?.content;"
      return { code: code.replace(condition, `${declared}\n  if (pageNonce) {`).replace(given, 'styleNode.nonce = pageNonce;'), map: null }
    },
  }
}
