/** Hỏi luật: the rules of all rooms, asked from outside. Keeps nothing. */
export type { Answer, AskedExample, AskedInput, AskedRule, Given, InputProblem, Json, Say, SayParam, Sureness, Time, Values } from './asked-rule.ts'
export { answerJson, commandOf, givenText, sayText, type Speak, withLabel } from './print-answer.ts'
export { inputsOf, readGiven, type Typed } from './read-given.ts'
