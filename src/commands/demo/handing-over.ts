import { type AgreementLine, handoverContract } from '../../rooms/agreements/index.ts'
import type { Pens } from './pens.ts'
import { perform, type Stage, workersOn } from './year.ts'

type Words = { unfinished: string; advice: string; absence?: string }

/** A note of handover is written by somebody and signed by both, on the day of the stage. What was
 * written already stays. */
export async function handOver(
  stage: Stage,
  { on, passphraseOf }: Pens,
  { id }: AgreementLine,
  writtenBy: string,
  words: Words,
): Promise<void> {
  const workers = workersOn(stage)
  const writer = workers(writtenBy)
  const { stage: standing } = await perform(writer, handoverContract.readHandover, { id })
  if (standing !== 'NONE') return
  const note = await perform(writer, handoverContract.writeHandover, { id, ...words })
  for (const party of [note.firstParty, note.secondParty].filter((one) => one !== null)) {
    const signer = await on(stage)(party.personId, party.name)
    const passphrase = passphraseOf(party.personId)
    if (!signer || !passphrase) return
    await perform(workers(party.personId), handoverContract.signHandover, {
      ...{ id, passphrase, digest: note.digest ?? '' },
    })
  }
  stage.say(`Memori serah terima: ${note.title}.`)
}
