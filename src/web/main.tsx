import { render } from 'preact'
import './styles/app.css'
import { App } from './app.tsx'
import { deviceTime } from './platform/clock.ts'
import { dropOldDrafts } from './platform/device/drafts.ts'
import { keepShell } from './platform/device/installed.ts'
import { dropOldAnswers } from './platform/device/kept-answers.ts'
import { dropFiles } from './platform/device/kept-files.ts'
import { startHistory } from './platform/place.ts'

startHistory()
dropOldDrafts(localStorage, deviceTime())
void dropFiles([])
dropOldAnswers(localStorage, deviceTime())
keepShell()
const root = document.getElementById('amanah')
root?.replaceChildren()
if (root) render(<App />, root)
