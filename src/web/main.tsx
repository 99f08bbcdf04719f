import { render } from 'preact'
import './styles/app.css'
import { App } from './app.tsx'
import { dropOldDrafts } from './platform/drafts.ts'
import { startHistory } from './platform/place.ts'

startHistory()
dropOldDrafts(localStorage, Date.now())
const root = document.getElementById('amanah')
if (root) render(<App />, root)
