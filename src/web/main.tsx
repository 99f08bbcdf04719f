import { render } from 'preact'
import './styles/app.css'
import { App } from './app.tsx'
import { dropOldDrafts } from './platform/drafts.ts'
import { keepShell } from './platform/installed.ts'
import { dropOldAnswers } from './platform/kept-answers.ts'
import { startHistory } from './platform/place.ts'

startHistory()
dropOldDrafts(localStorage, Date.now())
dropOldAnswers(localStorage, Date.now())
keepShell()
const root = document.getElementById('amanah')
root?.replaceChildren()
if (root) render(<App />, root)
