/** The words of one language, as handed in by whoever prints (`words('vi')`). */
export interface Say {
  (key: string, params?: { readonly [name: string]: unknown }): string
  readonly lang: 'vi' | 'en'
}
