import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { compile } from 'sass'

/**
 * Compiles the style sheet. Run after a change of `src/web/styles/`:
 *
 *     node tools/styles.ts
 *
 * The result is committed, so that a start needs no compiler; a test holds it up to date.
 */
const SOURCE = fileURLToPath(new URL('../src/web/styles/nharong.scss', import.meta.url))
const MODULES = fileURLToPath(new URL('../node_modules/', import.meta.url))
export const STYLE_SHEET = new URL('../src/web/assets/nharong.css', import.meta.url)
const PORTAL_SOURCE = fileURLToPath(new URL('../src/web/styles/portal.scss', import.meta.url))
export const PORTAL_SHEET = new URL('../src/web/assets/portal.css', import.meta.url)

export function compileStyles(): string {
  const { css } = compile(SOURCE, { style: 'compressed', loadPaths: [MODULES], quietDeps: true, charset: false })
  return `${withoutUnused(lean(css))}\n`
}

/** The sheet of the public portal: nothing of the library is in it. */
export function compilePortalStyles(): string {
  return `${compile(PORTAL_SOURCE, { style: 'compressed', charset: false }).css.replaceAll(/;}/g, '}')}\n`
}

const FONT = 'system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",Arial,sans-serif'

/** Variants of the library's components that no page of ours uses. A page that wants one takes it off this list. */
const UNUSED = new RegExp(
  `\\.govuk-(?:${[
    'button--(?:inverse|start)|button__start-icon|breadcrumbs--(?:inverse|collapse)|body-(?:lead|m)|heading-xl|caption-',
    'drop-zone|exit-this-page|fieldset__heading|fieldset__legend--x?l|file-upload-(?:button|wrapper)|frontend-supported',
    'input--extra|input--width-(?:2|4|30)\\b|input__prefix|label--x?l|label-wrapper|list--(?:number|spaced)',
    'notification-banner__link|radios--small|radios__(?:conditional|divider)|section-break|skip-link-focused|summary-card',
    'summary-list--no-border|summary-list__row--no-border|summary-list__actions-list|table--small|table__caption--x?l',
    'tag--|visually-hidden-focusable',
  ].join('|')})`,
)

function withoutUnused(css: string): string {
  return css
    .replaceAll(/([^{}@;]+)\{([^{}]*)\}/g, (_, selectors: string, body: string) => {
      const used = selectors.split(/,(?![^(]*\))/).filter((each) => !UNUSED.test(each))
      return used.length === 0 ? '' : `${used.join(',')}{${body}}`
    })
    .replaceAll(/@(?:media|supports)[^{}]+\{\}/g, '')
}

/**
 * Leaves out what the library says twice or for browsers of long ago: colours behind variables that
 * nobody sets, the font of each class (the body has it), vendor prefixes, work-arounds.
 */
function lean(css: string): string {
  return css
    .replaceAll(/var\(--govuk-[a-z-]+, ?(#[0-9a-f]+|[a-z]+)\)/g, '$1')
    .replace(/:root\{--govuk-frontend-version:[^}]*\}/, '')
    .replaceAll(/@media print\{[^{}]+\{font-family:sans-serif\}\}/g, '')
    .replaceAll(new RegExp(`(?<!body\\{[^}]*)font-family:${FONT.replaceAll(/[.*]/g, '\\$&')}`, 'g'), 'font-family:inherit')
    .replaceAll(/@supports not \(text-wrap: ?balance\)\{[^{}]+\{[^{}]*\}\}/g, '')
    .replaceAll(/-webkit-(?:box-shadow|font-smoothing|text-decoration(?:-skip(?:-ink)?)?):[^;}]+;?|-moz-osx-font-smoothing:[^;}]+;?/g, '')
    .replaceAll(/;}/g, '}')
}

if (import.meta.main) {
  for (const [sheet, css] of [[STYLE_SHEET, compileStyles()], [PORTAL_SHEET, compilePortalStyles()]] as const) {
    const before = readFileSync(sheet, { encoding: 'utf8', flag: 'a+' })
    if (before !== css) writeFileSync(sheet, css)
    process.stdout.write(`${css.length} bytes\n`)
  }
}
