export type Lang = 'vi' | 'en'

export const LANGS: readonly Lang[] = ['vi', 'en']

export function isLang(text: string | undefined | null): text is Lang {
  return text === 'vi' || text === 'en'
}

/**
 * The language of a page: asked for in the address, else chosen before (cookie), else English where the
 * browser prefers it to Vietnamese in so many words, else Vietnamese. `*` is no preference.
 */
export function chooseLang(asked: string | undefined, kept: string | undefined, acceptLanguage: string | undefined): Lang {
  if (isLang(asked)) return asked
  if (isLang(kept)) return kept
  const weights = { vi: 0, en: 0 }
  for (const part of (acceptLanguage ?? '').toLowerCase().split(',')) {
    const [tag = '', ...options] = part.split(';').map((text) => text.trim())
    const lang = tag.split('-')[0]
    if (!isLang(lang)) continue
    const weight = options.find((option) => option.startsWith('q='))?.slice(2)
    const parsed = weight === undefined ? 1 : Number(weight)
    if (parsed >= 0 && parsed <= 1) weights[lang] = Math.max(weights[lang], parsed)
  }
  return weights.en > weights.vi ? 'en' : 'vi'
}
