import { useRef } from 'preact/hooks';
import type { HeldSite } from '../../lib/core/settings/heldSites.ts';
import { text, type TextName } from '../../lib/core/text.ts';
import type { DataModel } from '../../lib/state/options/createDataModel.ts';
import { Button } from '../ui/Button.tsx';
import { SectionPart } from './SectionPart.tsx';

/** What each of the manifest's permissions is for. */
const REASONS: Readonly<Record<string, { readonly name: TextName; readonly why: TextName }>> = {
  activeTab: { name: 'data_permission_active_tab', why: 'data_permission_active_tab_why' },
  scripting: { name: 'data_permission_scripting', why: 'data_permission_scripting_why' },
  storage: { name: 'data_permission_storage', why: 'data_permission_storage_why' },
  unlimitedStorage: { name: 'data_permission_unlimited', why: 'data_permission_unlimited_why' },
  contextMenus: { name: 'data_permission_menus', why: 'data_permission_menus_why' },
  alarms: { name: 'data_permission_alarms', why: 'data_permission_alarms_why' },
  downloads: { name: 'data_permission_downloads', why: 'data_permission_downloads_why' },
};

/** What the extension may do everywhere, and the sites that the person has let it into. */
export function HeldPermissions({ model }: { readonly model: DataModel }) {
  return (
    <>
      <SectionPart title={text('data_sites')} lead={text('data_sites_lead')}>
        <Sites model={model} />
      </SectionPart>
      <SectionPart title={text('data_permissions')} lead={text('data_permissions_lead')}>
        <dl class="lg-data-permissions">
          {model.permissions.map((permission) => {
            const reason = Object.hasOwn(REASONS, permission) ? REASONS[permission] : undefined;
            return (
              <div key={permission}>
                <dt>{reason ? text(reason.name) : permission}</dt>
                {reason && <dd>{text(reason.why)}</dd>}
              </div>
            );
          })}
        </dl>
      </SectionPart>
    </>
  );
}

function Sites({ model }: { readonly model: DataModel }) {
  const list = useRef<HTMLUListElement>(null);
  const sites = model.sites.value;

  /** The row goes away, and with it the button that was pressed. */
  function giveBack(site: HeldSite): void {
    list.current?.focus();
    model.giveBack(site);
  }

  return (
    <ul ref={list} class="lg-data-sites" tabIndex={-1} aria-label={text('data_sites')}>
      {sites?.length === 0 && <li class="lg-muted">{text('data_sites_none')}</li>}
      {sites?.map((site) => {
        const name = site.name ?? text('data_sites_all');
        return (
          <li key={name}>
            <span class="lg-data-site">
              <bdi class="lg-cut-off" title={name}>
                {name}
              </bdi>
              <span class="lg-muted">{text(site.marks ? 'data_sites_marks' : 'data_sites_pictures')}</span>
            </span>
            <Button
              variant="soft"
              aria-label={text('data_sites_give_back_named', { site: name })}
              onClick={() => giveBack(site)}
            >
              {text('data_sites_give_back')}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
