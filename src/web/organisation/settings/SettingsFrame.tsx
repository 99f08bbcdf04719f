import type { ComponentChildren, JSX } from 'preact'
import { whyNotManageSettings } from '../../../rooms/organisation/region/setting.rules.ts'
import { RefusalNote } from '../../parts/Note.tsx'
import { PageTitle } from '../../parts/PageTitle.tsx'
import { useSession } from '../../platform/session.tsx'

/** The pages of *Pengaturan*, in the order of their tabs. A page of settings adds its line here, its
 * address in `routes.tsx` and its words in `shell/acts.ts`. */
const sections = [
  { path: '/pengaturan', name: 'Daerah' },
  { path: '/pengaturan/hari-libur', name: 'Hari libur' },
  { path: '/pengaturan/aturan', name: 'Aturan' },
  { path: '/pengaturan/kata-pk', name: 'Kata-kata PK' },
] as const

/** A page of *Pengaturan*: its sentence, the way to the other pages, and nothing else for whom it
 * is not open. */
export function SettingsFrame({
  path,
  sentence,
  children,
}: {
  path: (typeof sections)[number]['path']
  sentence: ComponentChildren
  children: ComponentChildren
}): JSX.Element {
  const refusal = whyNotManageSettings(useSession().actor)
  const here = sections.find((section) => section.path === path)
  return (
    <main id="isi" class="wrap page">
      <PageTitle title={`Pengaturan: ${here?.name ?? ''}`} greeting="Pengaturan">
        {sentence}
      </PageTitle>
      {refusal ? (
        <RefusalNote refusal={refusal} class="mt-8" />
      ) : (
        <>
          {sections.length > 1 && (
            <nav class="chips mt-6" aria-label="Bagian pengaturan">
              {sections.map((section) => (
                <a
                  key={section.path}
                  class="chip"
                  href={section.path}
                  aria-current={section.path === path ? 'page' : undefined}
                >
                  {section.name}
                </a>
              ))}
            </nav>
          )}
          <div class="mt-8">{children}</div>
        </>
      )}
    </main>
  )
}
