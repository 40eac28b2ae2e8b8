import { useId } from 'preact/hooks';
import type { ExportFormat } from '../../lib/core/exports/exportRequest.ts';
import { text } from '../../lib/core/text.ts';
import { Icon } from '../ui/Icon.tsx';
import { FORMAT_GROUPS, FORMAT_WORDS, formatName } from './exportFormats.ts';

export interface ExportFormatsProps {
  readonly value: ExportFormat;
  readonly onChange: (format: ExportFormat) => void;
}

/** All formats as cards, of which one is chosen: in their groups, but arrow keys go through all of them. */
export function ExportFormats({ value, onChange }: ExportFormatsProps) {
  const id = useId();
  return (
    <div role="radiogroup" aria-label={text('export_format')}>
      {FORMAT_GROUPS.map(({ title, formats }, index) => (
        <div key={title} class="lg-formats" role="group" aria-labelledby={`${id}-${index}`}>
          <h2 id={`${id}-${index}`}>{text(title)}</h2>
          <div class="lg-formats-cards">
            {formats.map((format) => (
              <FormatCard
                key={format}
                id={`${id}-${format}`}
                group={id}
                format={format}
                chosen={format === value}
                onChoose={() => onChange(format)}
              />
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}

interface FormatCardProps {
  readonly id: string;
  readonly group: string;
  readonly format: ExportFormat;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

function FormatCard({ id, group, format, chosen, onChoose }: FormatCardProps) {
  const { icon, line, badge } = FORMAT_WORDS[format];
  return (
    <label class="lg-format">
      <Icon node={icon} size={20} />
      <span class="lg-format-text">
        <span class="lg-format-name">
          <span id={`${id}-name`} class="lg-strong">
            {formatName(format)}
          </span>
          {badge && <span class="lg-format-badge">{text(badge)}</span>}
        </span>
        <span id={`${id}-line`} class="lg-format-line">
          {text(line)}
        </span>
      </span>
      <input
        type="radio"
        class="lg-radio"
        name={group}
        checked={chosen}
        aria-labelledby={`${id}-name`}
        aria-describedby={`${id}-line`}
        onChange={onChoose}
      />
    </label>
  );
}
