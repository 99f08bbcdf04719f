import * as z from 'zod/mini'
import { type FormulaCode as Code, formulas } from './formula.rules.ts'

/** The code of a formula, as contents, packs and files carry it. */
export const FormulaCode = z.enum(Object.keys(formulas) as Code[])
export type FormulaCode = Code
