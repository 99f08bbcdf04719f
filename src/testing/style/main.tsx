import { render } from 'preact'
import './style.css'
import { StylePage } from './StylePage.tsx'

const root = document.getElementById('amanah')
if (root) render(<StylePage />, root)
