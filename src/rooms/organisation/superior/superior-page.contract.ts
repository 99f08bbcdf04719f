import * as z from 'zod/mini'
import { route } from '../../../kernel/contract.ts'
import { DateText, Id } from '../../../kernel/ids.ts'

const Named = z.object({ id: Id, name: z.string() })

/** Who stands above somebody for one purpose, and why. */
export const SuperiorLine = z.object({
  for: z.enum(['PK_GIVER', 'VERIFIER', 'SKP_RATER', 'SKP_RATER_SUPERIOR', 'TEAM']),
  people: z.array(z.object({ personId: Id, name: z.string(), title: z.string() })),
  reasons: z.array(z.string()),
})
export type SuperiorLine = z.infer<typeof SuperiorLine>

/** «Ini bukan atasan saya», and what became of it: another superior from a date, or words why it
 * stays. */
export const SuperiorQuestion = z.object({
  id: Id,
  note: z.string(),
  askedAt: z.string(),
  answer: z.nullable(
    z.object({
      at: z.string(),
      by: z.nullable(z.string()),
      superior: z.nullable(z.object({ title: z.string(), from: DateText })),
      words: z.nullable(z.string()),
    }),
  ),
})
export type SuperiorQuestion = z.infer<typeof SuperiorQuestion>

/** A post somebody holds, with everybody above it. */
export const PostSuperiors = z.object({
  assignmentId: Id,
  title: z.string(),
  unit: z.string(),
  lines: z.array(SuperiorLine),
  /** The latest. */
  question: z.nullable(SuperiorQuestion),
})
export type PostSuperiors = z.infer<typeof PostSuperiors>

export const superiorContract = {
  readSuperiors: route({
    method: 'GET',
    path: '/api/people/:personId/superiors',
    summary: 'Atasan seseorang hari ini, untuk apa dan mengapa',
    input: z.object({ personId: Id }),
    output: z.object({ person: Named, posts: z.array(PostSuperiors) }),
  }),
  askSuperior: route({
    method: 'POST',
    path: '/api/superior-questions',
    summary: 'Ini bukan atasan saya',
    input: z.object({
      assignmentId: Id,
      note: z.string().check(z.trim(), z.maxLength(500)),
    }),
    output: SuperiorQuestion,
  }),
  readSuperiorQuestion: route({
    method: 'GET',
    path: '/api/superior-questions/:questionId',
    summary: 'Pertanyaan seseorang tentang atasannya',
    input: z.object({ questionId: Id }),
    output: z.object({
      question: SuperiorQuestion,
      person: Named,
      post: PostSuperiors,
      /** Several hold this post, so each may have another superior. */
      shared: z.boolean(),
      /** Posts that lead the unit, those above it, and its parts. */
      near: z.array(z.object({ id: Id, title: z.string(), holder: z.nullable(z.string()) })),
    }),
  }),
  answerSuperior: route({
    method: 'PUT',
    path: '/api/superior-questions/:questionId/answer',
    summary: 'Ganti atasannya mulai suatu tanggal, atau jelaskan mengapa tetap',
    input: z.object({
      questionId: Id,
      /** `null`: it stays, and `words` say why. */
      superiorId: z.nullable(Id),
      from: DateText,
      /** For this holder alone, not for the post. */
      onlyThem: z.boolean(),
      words: z.string().check(z.trim(), z.maxLength(500)),
    }),
    output: SuperiorQuestion,
  }),
}
