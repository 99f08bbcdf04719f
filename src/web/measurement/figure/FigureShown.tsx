import type { JSX } from 'preact'
import { dateOf, printMomentShort } from '../../../kernel/moment.ts'
import { daysBetween } from '../../../kernel/time.ts'
import type { FigureEvidence, FigurePage } from '../../../rooms/measurement/desk/desk.contract.ts'
import type { Figure } from '../../../rooms/measurement/figure/figure.contract.ts'
import { Icon } from '../../parts/Drawing.tsx'
import { printSize } from '../../parts/list/file.ts'
import { Mark } from '../../parts/Mark.tsx'
import { useSession } from '../../platform/session.tsx'
import { evidence } from '../calls.ts'
import { markOf, printAchievement, printFigure } from './figure-words.ts'
import { JudgeEvidence } from './JudgeEvidence.tsx'

/** A figure as it was reported: the number large, what it achieved, why, and its evidence. */
export function FigureShown({
  page,
  current,
  judged,
}: {
  page: FigurePage
  current: Figure
  judged: () => void
}): JSX.Element {
  const { region } = useSession()
  const first = page.versions.at(-1) ?? current
  const why =
    current.value !== null &&
    page.achievement === null &&
    page.results.find(({ scope }) => scope === 'PERIOD')?.reason
  const late = daysBetween(page.dueOn, dateOf(first.capturedAt, region.timeZone))
  const isOpening = page.whyNotReport?.code === 'measurement/opening'
  return (
    <div class="space-y-7">
      <section class="sheet p-4 md:p-5 space-y-3" aria-label="Angka yang dilaporkan">
        <p class="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
          <Reported page={page} current={current} />
          <Mark kind={markOf(page)} said={page.band?.toLowerCase()}>
            {page.achievement === null ? undefined : printAchievement(page.achievement)}
          </Mark>
        </p>
        <p class="sec">
          {isOpening ? 'Dihitung oleh' : 'Dilaporkan'}{' '}
          {current.reporterName ?? 'pegawai yang sudah tidak tercatat'},{' '}
          {printMomentShort(current.capturedAt, region.timeZone)}
          {current.version > 1 && `, versi ${current.version}`}
          {late > 0 && !isOpening && `, ${late} hari sesudah batas`}.
          {current.provisional && ' Angka sementara.'}
        </p>
        <Parts page={page} current={current} />
        {why && <p class="sec">{why}</p>}
      </section>
      {current.analysis && (
        <section>
          <h2 class="h2 mb-1.5">
            {current.blank ? 'Mengapa belum dapat diukur' : 'Yang memengaruhi'}
          </h2>
          <p class="max-w-[64ch] whitespace-pre-line">{current.analysis}</p>
        </section>
      )}
      <EvidenceList page={page} current={current} judged={judged} />
    </div>
  )
}

function Reported({ page, current }: { page: FigurePage; current: Figure }): JSX.Element {
  const { change } = page
  return (
    <span>
      <b class="text-2xl font-semibold tracking-tight num">
        {current.value === null ? 'Belum dapat diukur' : printFigure(current.value, page)}
      </b>{' '}
      {change && change.direction !== 'tetap' && (
        <span class="sec">
          {change.direction} {change.by} dari {page.last?.label}
        </span>
      )}
    </span>
  )
}

function Parts({ page, current }: { page: FigurePage; current: Figure }): JSX.Element | null {
  if (current.numerator === null || current.denominator === null) return null
  const [above, below] = [current.numerator, current.denominator].map((part) =>
    printFigure(part, { unitKind: 'INDEX', unitLabel: '' }),
  )
  return (
    <p class="sec num">
      {above} dari {below}
      {page.formulaText && `: ${page.formulaText}`}
    </p>
  )
}

function EvidenceList({
  page,
  current,
  judged,
}: {
  page: FigurePage
  current: Figure
  judged: () => void
}): JSX.Element {
  const items = page.evidenceItems.filter(({ id }) => current.evidenceIds.includes(id))
  return (
    <section>
      <h2 class="h2 mb-2">Bukti</h2>
      {items.length === 0 && (
        <p class="sec">
          {(page.evidence > 0 && page.whyNotReadEvidence?.detail) ||
            'Tidak ada bukti yang dilampirkan.'}
        </p>
      )}
      {items.length > 0 && (
        <ul class="sheet rows">
          {items.map((item) => (
            <EvidenceRow key={item.id} item={item} current={current} judged={judged} />
          ))}
        </ul>
      )}
    </section>
  )
}

const verdictMarks = {
  ACCEPTED: { kind: 'good', words: 'Diterima' },
  NOT_ENOUGH: { kind: 'mid', words: 'Belum cukup' },
  NOT_RELEVANT: { kind: 'bad', words: 'Tidak sesuai' },
} as const

function EvidenceRow({
  item,
  current,
  judged,
}: {
  item: FigureEvidence
  current: Figure
  judged: () => void
}): JSX.Element {
  const judgement = item.judgements.findLast(({ subject }) => subject === current.id)
  return (
    <li class="p-3 flex flex-wrap items-center gap-x-3 gap-y-2">
      <span class="text-ink-3">
        <Icon name="bukti" size={20} />
      </span>
      <span class="flex-1 min-w-40 leading-tight">
        <a
          class="link block truncate"
          href={evidence.downloadEvidence.address({ itemId: item.id })}
          download
        >
          {item.name}
        </a>
        <span class="meta">
          {printSize(item.size)}
          {judgement?.note && `. ${judgement.note}`}
        </span>
      </span>
      {judgement && (
        <Mark kind={verdictMarks[judgement.verdict].kind} small said="">
          {verdictMarks[judgement.verdict].words}
        </Mark>
      )}
      {item.mayJudge && <JudgeEvidence item={item} current={current} judged={judged} />}
    </li>
  )
}
