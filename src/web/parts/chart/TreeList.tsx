import type { ComponentChildren, JSX, TargetedKeyboardEvent } from 'preact'
import { useState } from 'preact/hooks'
import { Icon } from '../Drawing.tsx'

/** One node of a tree: small line above (who), the statement, `more` under it (its figures), an end
 * piece (a mark), and what hangs below it, or how to `fetch` that when it is opened (`false`: it
 * did not come). */
export type TreeNode = {
  id: string
  above?: ComponentChildren
  text: ComponentChildren
  more?: ComponentChildren
  href?: string
  name: string
  end?: ComponentChildren
  here?: boolean
  below: TreeNode[]
  fetch?: () => Promise<boolean>
}

/** Where an arrow key leads among the rows as drawn: the index of the next row, or `null` to
 * stay. */
export function nextRow(key: string, row: number, rows: number): number | null {
  const next = { ArrowDown: row + 1, ArrowUp: row - 1, Home: 0, End: rows - 1 }[key]
  return next === undefined || next < 0 || next >= rows || next === row ? null : next
}

function walk(event: TargetedKeyboardEvent<HTMLUListElement>): void {
  const from = event.target instanceof HTMLElement ? event.target : null
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('.branch')]
  const row = rows.findIndex((one) => one.contains(from))
  const fold = rows[row]?.querySelector<HTMLElement>('[aria-expanded]')
  const turn = event.key === 'ArrowRight' ? 'false' : event.key === 'ArrowLeft' ? 'true' : null
  if (turn && fold?.getAttribute('aria-expanded') === turn) {
    event.preventDefault()
    fold.click()
    return
  }
  const next = nextRow(event.key, row, rows.length)
  if (next === null) return
  event.preventDefault()
  rows[next]?.querySelector<HTMLElement>('a, button')?.focus()
}

/** A tree as a nested list: arrows walk and fold, every row has its link. Opens `depth` levels at
 * first, and the way to `here`. */
export function TreeList({
  label,
  roots,
  depth = 1,
}: {
  label: string
  roots: TreeNode[]
  depth?: number
}): JSX.Element {
  return (
    <ul class="tree sheet" aria-label={label} onKeyDown={walk}>
      {roots.map((node) => (
        <Branch key={node.id} node={node} depth={depth} />
      ))}
    </ul>
  )
}

const leadsHere = (node: TreeNode): boolean =>
  node.below.some((child) => child.here || leadsHere(child))

function Branch({ node, depth }: { node: TreeNode; depth: number }): JSX.Element {
  const [open, setOpen] = useState(!node.fetch && (depth > 0 || leadsHere(node)))
  const turn = (): void => {
    setOpen(!open)
    if (!open) void node.fetch?.().then((came) => came || setOpen(false))
  }
  return (
    <li>
      <div class="branch">
        {node.below.length > 0 || node.fetch ? (
          <button
            type="button"
            class="fold"
            aria-expanded={open}
            aria-label={`Cabang ${node.name}`}
            onClick={turn}
          >
            <Icon name={open ? 'buka' : 'lanjut'} />
          </button>
        ) : (
          <span class="fold" aria-hidden="true" />
        )}
        <div class="min-w-0 flex-1">
          {node.above && <p class="meta">{node.above}</p>}
          <p
            class={`leading-snug ${node.here ? 'font-semibold' : ''}`}
            aria-current={node.here ? 'true' : undefined}
          >
            {node.href ? <a href={node.href}>{node.text}</a> : node.text}
          </p>
          {node.more}
        </div>
        {node.end && <span class="flex-none self-center">{node.end}</span>}
      </div>
      {open && node.fetch && (
        <p class="meta pl-10 pb-2" role="status">
          Memuat cabang…
        </p>
      )}
      {open && node.below.length > 0 && (
        <ul>
          {node.below.map((child) => (
            <Branch key={child.id} node={child} depth={depth - 1} />
          ))}
        </ul>
      )}
    </li>
  )
}
