import { cleanup, render } from '@testing-library/preact';
import { Heart } from 'lucide';
import { afterEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { Button } from '../../../components/ui/Button.tsx';
import { IconButton } from '../../../components/ui/IconButton.tsx';
import { Notice } from '../../../components/ui/Notice.tsx';
import '../../../components/ui/ui.css';

afterEach(cleanup);

test('a busy button keeps the focus and does nothing', async () => {
  const onClick = vi.fn();
  render(
    <Button busy onClick={onClick}>
      Save
    </Button>,
  );
  await userEvent.tab();
  await userEvent.keyboard('{Enter}');
  expect(document.activeElement?.textContent).toBe('Save');
  await expect.element(page.getByRole('button', { name: 'Save' })).toHaveAttribute('aria-busy', 'true');
  expect(onClick).not.toHaveBeenCalled();
});

test('an icon button is named by its label alone, and is a toggle only when it is pressed or not', async () => {
  render(
    <div class="lg">
      <IconButton icon={Heart} label="Like" hint="Like (P)" pressed={false} />
      <IconButton icon={Heart} label="Close" />
    </div>,
  );
  await expect.element(page.getByRole('button', { name: 'Like', exact: true, pressed: false })).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Close' })).not.toHaveAttribute('aria-pressed');
  for (const button of page.getByRole('button').elements()) {
    const { width, height } = button.getBoundingClientRect();
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
  }
});

test('a problem is an alert, an info a status, and both can be answered', async () => {
  const run = vi.fn();
  const onDismiss = vi.fn();
  render(
    <div class="lg">
      <Notice kind="banner" tone="problem" action={{ label: 'Try again', run }}>
        Not saved.
      </Notice>
      <Notice kind="toast" tone="info" onDismiss={onDismiss}>
        Saved.
      </Notice>
    </div>,
  );
  await expect.element(page.getByRole('alert')).toMatchTextContent(/^Not saved\./);
  await expect.element(page.getByRole('status')).toMatchTextContent(/^Saved\./);
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('button', { name: 'Dismiss' }).click();
  expect(run).toHaveBeenCalledOnce();
  expect(onDismiss).toHaveBeenCalledOnce();
});
