import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { printCount, printNumber } from '../../kernel/indonesian.ts'
import type {
  ActionPlanPage,
  SheetTold,
  TypedContent,
} from '../../rooms/actionplan/plan/plan.contract.ts'
import { FileButton } from '../parts/FileButton.tsx'
import { Download } from '../parts/list/Download.tsx'
import { Note, RefusalNote } from '../parts/Note.tsx'
import { useAct } from '../platform/client.ts'
import { say } from '../platform/say.ts'
import { plans } from './calls.ts'
import { planFile } from './plan-file.ts'

/** The plan leaves as a file, is filled in a spreadsheet and brought back: what it says goes into the
 * form; nothing is kept yet. */
export function SheetUpload({
  page,
  take,
}: {
  page: ActionPlanPage
  take: (content: TypedContent) => void
}): JSX.Element {
  const read = useAct(plans.readActionPlanSheet)
  const [told, setTold] = useState<SheetTold[]>([])
  const bring = async (file: File): Promise<void> => {
    const sheet = await read({ id: page.agreementId, file })
    if (!sheet) return
    take(sheet.content)
    setTold(sheet.told)
    say(
      `${printNumber(sheet.content.steps.length)} langkah terisi dari berkas; periksa, lalu simpan.`,
    )
  }
  return (
    <div class="space-y-3">
      <div class="flex flex-wrap gap-2">
        <Download noun="rencana aksi" file={() => planFile(page)} />
        <FileButton
          label="Unggah isian"
          busyLabel="Membaca berkas…"
          busy={read.busy}
          take={(file) => void bring(file)}
        />
      </div>
      <p class="meta">
        Unduh, isi satu baris tiap langkah (x atau jumlah pada bulannya), lalu unggah lagi.
      </p>
      <RefusalNote refusal={read.refusal} />
      {told.length > 0 && (
        <Note
          tone="mid"
          role="status"
          title={`Sebagian tidak terpakai, ${printCount(told.length)} hal:`}
        >
          {told
            .slice(0, 8)
            .map(({ row, why }) => `baris ${row}: ${why}`)
            .join('; ')}
          {told.length > 8 && `; dan ${printNumber(told.length - 8)} lagi`}.
        </Note>
      )}
    </div>
  )
}
