import type { JSX } from 'preact'

/** A file on a page without script: our own button, and the browser's control beside it, which
 * shows nothing but the name of the chosen file. It is required, because a chosen file is how the
 * style sheet knows that there is a name to show. */
export function PlainFileInput(props: {
  id: string
  name: string
  accept: string
  describedBy: string
}): JSX.Element {
  return (
    <span class="upload">
      <label class="btn btn-quiet" for={props.id}>
        Pilih berkas
      </label>
      <input
        id={props.id}
        type="file"
        name={props.name}
        accept={props.accept}
        required
        aria-describedby={props.describedBy}
      />
    </span>
  )
}
