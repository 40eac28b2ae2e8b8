import { Globe, Plus } from 'lucide';
import { useState } from 'preact/hooks';
import { actionChoices } from '../../lib/core/actions/actionChoices.ts';
import { galleryOnSite, type ExtensionSettings } from '../../lib/core/settings/extensionSettings.ts';
import { hostOf } from '../../lib/core/library/likeFacts.ts';
import type { SettingName } from '../../lib/core/settings/settingsDifferences.ts';
import { text } from '../../lib/core/text.ts';
import type { ExtensionSettingsModel } from '../../lib/state/createExtensionSettingsModel.ts';
import { listedSites, type ListedSite } from '../../lib/state/options/settingsForm.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { SearchInput } from '../ui/SearchInput.tsx';
import { siteAddress } from './siteAddress.ts';
import { joined, settingInWords } from './settingWords.ts';

/** Sites from which on they can be searched. */
const SEARCHED_FROM = 8;
const SHOWN = 50;

interface SitesListProps {
  readonly model: ExtensionSettingsModel;
  readonly settings: ExtensionSettings;
  readonly onTakeBack: (sites: readonly string[], said: string) => void;
}

/** The sites on which something differs, with the way to each and the way back. */
export function SitesList({ model, settings, onTakeBack }: SitesListProps) {
  const [query, setQuery] = useState('');
  const sites = listedSites(model);
  const found = sites.filter(({ site }) => site.includes(query.trim().toLowerCase()));
  return (
    <section class="lg-settings-group lg-sites" aria-labelledby="sites-title">
      <div class="lg-sites-head">
        <h2 id="sites-title">{text('settings_sites')}</h2>
        {sites.length > 1 && (
          <button
            type="button"
            class="lg-link"
            onClick={() =>
              onTakeBack(
                sites.map(({ site }) => site),
                text('settings_sites_taken_back', { count: sites.length }),
              )
            }
          >
            {text('settings_sites_take_back_all')}
          </button>
        )}
      </div>
      <p class="lg-hint">{text('settings_sites_hint')}</p>
      {sites.length >= SEARCHED_FROM && (
        <SearchInput
          label={text('settings_sites_search')}
          placeholder={text('settings_sites_search')}
          value={query}
          onInput={setQuery}
        />
      )}
      {found.length > 0 && (
        <ul class="lg-sites-list">
          {found.slice(0, SHOWN).map((listed) => (
            <li key={listed.site}>
              <Icon node={Globe} />
              <a href={siteAddress(listed.site)} class="lg-site">
                <bdi class="lg-strong">{listed.site}</bdi>
                <span class="lg-hint">{differencesInWords(settings, listed)}</span>
              </a>
              <Button
                aria-label={text('settings_site_take_back', { site: listed.site })}
                onClick={() => onTakeBack([listed.site], text('settings_site_taken_back', { site: listed.site }))}
              >
                {text('settings_take_back')}
              </Button>
            </li>
          ))}
          {found.length > SHOWN && (
            <li class="lg-hint">{text('settings_sites_more', { count: found.length - SHOWN })}</li>
          )}
        </ul>
      )}
      {found.length === 0 && sites.length > 0 && <p class="lg-hint">{text('ui_nothing_found')}</p>}
      <AddSite />
    </section>
  );
}

function differencesInWords(settings: ExtensionSettings, { site, gallery, marks, disliked }: ListedSite): string {
  const here = galleryOnSite(settings, site);
  const names = Object.keys(gallery) as SettingName[];
  const choices = actionChoices(settings.actions);
  const actionLabel = (id: string): string => choices.find((choice) => choice.id === id)?.label ?? id;
  return joined([
    ...names.map((name) => settingInWords(here, name, actionLabel)),
    ...(marks ? [text('settings_marks')] : []),
    ...(disliked === 'shown'
      ? []
      : [text(disliked === 'dimmed' ? 'settings_disliked_dimmed_there' : 'settings_disliked_hidden_there')]),
  ]);
}

/** Leads to the settings of a site, whether or not it has any yet. */
function AddSite() {
  const [typed, setTyped] = useState('');
  const [isWrong, setWrong] = useState(false);
  return (
    <form
      class="lg-add-site"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const site = siteOfTyped(typed);
        if (site === '') setWrong(true);
        else location.assign(siteAddress(site));
      }}
    >
      <input
        class="lg-text-input"
        type="text"
        inputmode="url"
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        dir="ltr"
        aria-label={text('settings_site')}
        aria-invalid={isWrong}
        aria-describedby="site-problem"
        placeholder="example.org"
        value={typed}
        onInput={({ currentTarget }) => {
          setTyped(currentTarget.value);
          setWrong(false);
        }}
      />
      <Button type="submit" variant="soft" icon={Plus}>
        {text('settings_site_add')}
      </Button>
      <span id="site-problem" class="lg-number-problem" role="status">
        {isWrong && text('settings_site_wrong')}
      </span>
    </form>
  );
}

/** Its host as settings are kept by, from an address or a host; empty when it is neither. */
function siteOfTyped(typed: string): string {
  const trimmed = typed.trim();
  const address = /^https?:/i.test(trimmed) ? trimmed : `https://${trimmed}`;
  if (!URL.canParse(address)) return '';
  const { hostname, href, username } = new URL(address);
  return /^[^.\s]+(?:\.[^.\s]+)+\.?$|^localhost$|^\[/.test(hostname) && username === '' ? hostOf(href) : '';
}
