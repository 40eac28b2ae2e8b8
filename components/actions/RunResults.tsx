import { failureSentence } from '../../lib/core/actions/actionFailure.ts';
import { text } from '../../lib/core/text.ts';
import type { RunOutcome } from '../../lib/state/gallery/actionRuns.ts';
import { Button } from '../ui/Button.tsx';
import { PanelDialog } from './PanelDialog.tsx';

export interface RunResultsProps {
  readonly outcome: RunOutcome;
  readonly onTryAgain: () => void;
  readonly onClose: () => void;
}

/** Of each, of more pictures than anyone reads through. */
const MOST_SHOWN = 200;

/** What became of each picture of a run: first what failed, and why; then what the server had to say of the others. */
export function RunResults({ outcome, onTryAgain, onClose }: RunResultsProps) {
  const { action, answers, failed } = outcome;
  return (
    <PanelDialog title={action.label} onClose={onClose}>
      <div class="lg-run-results" tabIndex={0} role="region" aria-label={text('actions_results')}>
        {failed.length > 0 && (
          <>
            <h3>{text('actions_results_failed', { count: failed.length })}</h3>
            <dl>
              {failed.slice(0, MOST_SHOWN).map(({ picture, failure }) => (
                <div key={picture.picture.key}>
                  <dt>
                    <bdi>{picture.caption}</bdi>
                  </dt>
                  <dd>
                    <bdi>{failureSentence(failure)}</bdi>
                  </dd>
                </div>
              ))}
            </dl>
          </>
        )}
        {answers.length > 0 && (
          <>
            <h3>{text('actions_results_answers')}</h3>
            <dl>
              {answers.slice(0, MOST_SHOWN).map(({ caption, answer }, index) => (
                // oxlint-disable-next-line react/no-array-index-key -- they stay as they are
                <div key={index}>
                  <dt>
                    <bdi>{caption}</bdi>
                  </dt>
                  <dd>
                    <bdi>{answer}</bdi>
                  </dd>
                </div>
              ))}
            </dl>
          </>
        )}
      </div>
      <div class="lg-tag-buttons">
        <Button large onClick={onClose}>
          {text('common_close')}
        </Button>
        {failed.length > 0 && (
          <Button large variant="primary" onClick={onTryAgain}>
            {text('common_try_again')}
          </Button>
        )}
      </div>
    </PanelDialog>
  );
}
