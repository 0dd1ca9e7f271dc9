import './styles/page.css'
import { getLocale } from './i18n/locale.ts'
import './elements/room-app.ts'
import { keepShell } from './controllers/shell.ts'

document.documentElement.lang = getLocale()
if (import.meta.env.PROD) keepShell()
