import { Sparkles, X } from 'lucide';
import { text } from '../../lib/core/text.ts';
import type { PopupModel } from '../../lib/state/popup/createPopupModel.ts';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';

/** After an update, one quiet line. */
export function NewsLine({ model }: { readonly model: PopupModel }) {
  const news = model.news.value;
  if (news === null) return null;
  return (
    <section class="lg-popup-news" aria-label={text('news_label')}>
      <Icon node={Sparkles} size={14} />
      <p>
        {text(news.line)}{' '}
        <button type="button" class="lg-popup-news-more" onClick={model.openNews}>
          {text('news_more')}
        </button>
      </p>
      <IconButton icon={X} label={text('ui_dismiss')} iconSize={14} onClick={model.dismissNews} />
    </section>
  );
}
