// The one place for colours and sizes: antd takes them as tokens, styles.css as variables of the same palette.
import { theme } from 'antd'
import type { ThemeConfig } from 'antd'
import type { Display } from './display.ts'

interface Palette {
  readonly primary: string
  readonly primaryHover: string
  readonly primaryActive: string
  readonly primarySoft: string
  /** Text on a filled button. */
  readonly onPrimary: string
  readonly page: string
  readonly surface: string
  readonly raised: string
  readonly text: string
  readonly quiet: string
  /** Edges of what can be filled in or pressed, 3 : 1 against the surface. */
  readonly edge: string
  readonly line: string
  readonly good: string
  readonly warning: string
  readonly bad: string
  /** Grounds of notices; antd mixes its own out of our dark colours, and they come out as mud. */
  readonly warningSoft: string
  readonly badSoft: string
}

/** Every text colour reaches 4.5 : 1 on page, surface and raised; antd's own primary does not. */
const palettes: Record<Display['colour'], Palette> = {
  light: {
    primary: '#0b4f8a', primaryHover: '#0d62ab', primaryActive: '#083a66', primarySoft: '#e6eff7', onPrimary: '#ffffff',
    page: '#f4f5f7', surface: '#ffffff', raised: '#ffffff', text: '#1b2026', quiet: '#4d5763', edge: '#818b97', line: '#dde1e6',
    good: '#17652f', warning: '#7d4b00', bad: '#a8231b', warningSoft: '#fdf3e0', badSoft: '#fcebea',
  },
  dark: {
    primary: '#84bbef', primaryHover: '#a5cdf4', primaryActive: '#66a6e2', primarySoft: '#1c3146', onPrimary: '#06192b',
    page: '#101317', surface: '#181c22', raised: '#20262d', text: '#e7eaee', quiet: '#b3bcc6', edge: '#75808c', line: '#323a43',
    good: '#72d093', warning: '#ecb65c', bad: '#ff978d', warningSoft: '#35290f', badSoft: '#3a1d1b',
  },
}

const sizes = {
  normal: { fontSize: 14, controlHeight: 34, rootFontSize: '16px' },
  large: { fontSize: 18, controlHeight: 44, rootFontSize: '20px' },
} as const

export function themeFor({ colour, text }: Display): ThemeConfig {
  const palette = palettes[colour]
  const { fontSize, controlHeight } = sizes[text]
  return {
    algorithm: colour === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    cssVar: { key: 'lantai' },
    token: {
      ...coloursOf(palette),
      fontSize, controlHeight, borderRadius: 6, motion: false, wireframe: false,
      fontFamily: 'var(--font)', fontFamilyCode: 'var(--font-code)',
      lineWidthFocus: 3,
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', primaryColor: palette.onPrimary },
      Table: { headerBg: palette.page, headerColor: palette.text, cellPaddingBlockMD: 9, rowHoverBg: palette.primarySoft },
      Tabs: { itemColor: palette.quiet },
    },
  }
}

function coloursOf(palette: Palette): NonNullable<ThemeConfig['token']> {
  return {
    colorPrimary: palette.primary, colorPrimaryHover: palette.primaryHover, colorPrimaryActive: palette.primaryActive,
    colorPrimaryText: palette.primary, colorPrimaryBg: palette.primarySoft, colorPrimaryBorder: palette.primary,
    colorLink: palette.primary, colorLinkHover: palette.primaryHover, colorLinkActive: palette.primaryActive,
    colorInfo: palette.primary, colorSuccess: palette.good, colorWarning: palette.warning, colorError: palette.bad,
    colorErrorText: palette.bad, colorErrorHover: palette.bad,
    colorInfoBg: palette.primarySoft, colorInfoBorder: palette.primary, colorWarningBg: palette.warningSoft,
    colorWarningBorder: palette.warning, colorErrorBg: palette.badSoft, colorErrorBorder: palette.bad,
    colorText: palette.text, colorTextSecondary: palette.quiet, colorTextTertiary: palette.quiet, colorTextDescription: palette.quiet,
    colorTextPlaceholder: palette.quiet, colorTextHeading: palette.text, colorTextLightSolid: palette.onPrimary, colorIcon: palette.quiet,
    colorBgLayout: palette.page, colorBgContainer: palette.surface, colorBgElevated: palette.raised,
    colorBorder: palette.edge, colorBorderSecondary: palette.line, controlOutline: 'transparent',
  }
}

/** Set through the style object, which a content security policy without unsafe-inline allows. */
export function applyTheme({ colour, text }: Display): void {
  const { style } = document.documentElement
  for (const [name, value] of Object.entries(palettes[colour])) {
    style.setProperty(`--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, value)
  }
  style.setProperty('font-size', sizes[text].rootFontSize)
  style.setProperty('color-scheme', colour)
}
