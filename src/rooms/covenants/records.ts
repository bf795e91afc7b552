export type CovenantState =
  | 'proposed' | 'drafting' | 'posted' | 'adopted' | 'not-adopted' | 'submitted' | 'recognised' | 'refused' | 'suspended' | 'annulled' | 'replaced' | 'dropped'

export type Covenant = {
  readonly provinceId: number
  readonly covenantId: string
  readonly code: string
  readonly unitId: number
  readonly holderId: number
  readonly path: string
  readonly title: string
  readonly called: 'huong-uoc' | 'quy-uoc' | 'other'
  /** Whether the hamlet is of an ethnic minority: its drafting team needs an elder and a speaker of the language (Đ8). */
  readonly ethnicMinority: boolean
  readonly state: CovenantState
  readonly version: number
  readonly matterId: string | undefined
  readonly decisionId: string | undefined
  readonly replaces: string | undefined
  readonly revision: number
}

export type CovenantArticle = { readonly position: number; readonly heading: string; readonly text: string }
