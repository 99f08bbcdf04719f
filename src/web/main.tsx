import { render } from 'preact'
import './styles/app.css'
import { App } from './app.tsx'
import { dropOldDrafts } from './platform/drafts.ts'
import { keepShell } from './platform/installed.ts'
import { dropOldAnswers } from './platform/kept-answers.ts'
import { dropFiles } from './platform/kept-files.ts'
import { startHistory } from './platform/place.ts'

startHistory()
dropOldDrafts(localStorage, Date.now())
void dropFiles([])
dropOldAnswers(localStorage, Date.now())
keepShell()
const root = document.getElementById('amanah')
root?.replaceChildren()
if (root) render(<App />, root)
