import type { JSX } from 'preact'
import { capitalised, printCount, printDate } from '../../../kernel/indonesian.ts'
import { addDays } from '../../../kernel/time.ts'
import { whyNotCheckIn } from '../../../rooms/staff/log/team.rules.ts'
import { Form } from '../../parts/form/Form.tsx'
import { TextAreaField } from '../../parts/form/fields.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { RefusalNote } from '../../parts/Note.tsx'
import { PageTitle } from '../../parts/PageTitle.tsx'
import { type Answer, useAnswer } from '../../platform/client.ts'
import { useForm } from '../../platform/form.ts'
import { useQuery } from '../../platform/place.ts'
import { say } from '../../platform/say.ts'
import { useToday } from '../../platform/today.ts'
import { type CheckIns, teams } from './calls.ts'
import { WeekChips, weekIn } from './WeekChips.tsx'

/** The week of a team: what moved, what is stuck, what is promised for the next; between the day and
 * the month. */
export function WeekPage(): JSX.Element {
  const [{ minggu }] = useQuery()
  const page = useAnswer(teams.readCheckIns, weekIn(minggu))
  const { value } = page
  return (
    <main id="isi" class="wrap page">
      <PageTitle
        title="Tinjauan mingguan"
        steps={[{ label: 'Catatan harian', href: '/harian' }, { label: 'Mingguan' }]}
        context="Dibaca anggota tim dan pimpinan tim Anda; bukan penilaian."
      >
        {value ? <Sentence value={value} /> : 'Yang bergerak, tersendat, dan dijanjikan tim.'}
      </PageTitle>
      <div class="mt-6 space-y-8">
        <RefusalNote refusal={page.refusal} again={() => void page.again()} />
        {!value && !page.refusal && <Loading shape="rows" />}
        {value && <WeekChips chosen={value.week} />}
        {value && <Mine key={`${value.week} ${value.mine.edits}`} value={value} page={page} />}
        {value?.teams.map((team) => (
          <Team key={team.leader} team={team} />
        ))}
      </div>
    </main>
  )
}

function Sentence({ value }: { value: CheckIns }): JSX.Element {
  const all = value.teams.flatMap(({ people }) => people)
  const stuck = all.filter((one) => one.stuck).length
  const said = all.filter((one) => one.moved || one.stuck || one.promised).length
  const when = `${printDate(value.week)} sampai ${printDate(addDays(value.week, 6))}`
  return (
    <>
      {when}:{' '}
      {said === 0
        ? 'belum ada yang menulis'
        : stuck === 0
          ? 'tidak ada yang menulis tersendat'
          : `${printCount(stuck)} rekan tersendat`}
      .
    </>
  )
}

function Mine({ value, page }: { value: CheckIns; page: Answer<CheckIns> }): JSX.Element {
  const { mine, week } = value
  const closed = whyNotCheckIn(week, useToday())
  const form = useForm(teams.saveCheckIn, {
    opens: { moved: mine.moved, stuck: mine.stuck, promised: mine.promised },
    keep: `mingguan/${week}`,
    input: (words) => ({ week, ...words, seen: mine.edits }),
    wrong: ({ moved, stuck, promised }) => ({
      moved:
        moved.trim() || stuck.trim() || promised.trim()
          ? null
          : 'Isi paling sedikit satu di antaranya.',
    }),
    renews: [page],
    done: () => say('Tinjauan tersimpan.'),
  })
  if (closed)
    return (
      <section class="sheet p-4">
        <Words {...mine} />
        <p class="meta mt-2">{closed.detail}</p>
      </section>
    )
  return (
    <Form form={form} button="Simpan" class="sheet p-4 space-y-4">
      {mine.lastPromised && (
        <p>
          <b class="font-semibold">Anda janjikan minggu lalu:</b> {mine.lastPromised}
        </p>
      )}
      <TextAreaField {...form.field('moved')} label="Apa yang bergerak?" rows={2} />
      <TextAreaField
        {...form.field('stuck')}
        label="Apa yang tersendat, perlu bantuan siapa?"
        rows={2}
      />
      <TextAreaField
        {...form.field('promised')}
        label="Apa yang Anda janjikan minggu depan?"
        rows={2}
      />
    </Form>
  )
}

type Said = CheckIns['teams'][number]['people'][number]

function Words({
  moved,
  stuck,
  promised,
}: Pick<Said, 'moved' | 'stuck' | 'promised'>): JSX.Element {
  if (!moved && !stuck && !promised) return <p class="meta">Belum menulis.</p>
  const parts = [
    ['Bergerak', moved],
    ['Tersendat', stuck],
    ['Dijanjikan', promised],
  ].filter(([, text]) => text)
  return (
    <dl>
      {parts.map(([term, text]) => (
        <div key={term}>
          <dt class="meta">{term}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  )
}

function Team({ team: { leader, people } }: { team: CheckIns['teams'][number] }): JSX.Element {
  const missing = people.filter((one) => !one.moved && !one.stuck && !one.promised).length
  return (
    <section>
      <h2 class="h2">Tim {leader}</h2>
      {missing > 0 && <p class="sec">{capitalised(printCount(missing))} belum menulis.</p>}
      <ul class="sheet rows mt-3">
        {people.map((one) => (
          <li key={one.personId} class="p-3">
            <p class="font-semibold">{one.name}</p>
            {one.lastPromised && (
              <p class="meta">Yang dijanjikan minggu lalu: {one.lastPromised}</p>
            )}
            <Words {...one} />
          </li>
        ))}
      </ul>
    </section>
  )
}
