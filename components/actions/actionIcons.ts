import {
  AppWindow,
  Bookmark,
  Bot,
  Cloud,
  CodeXml,
  Crosshair,
  Database,
  Download,
  ExternalLink,
  Eye,
  Flag,
  Folder,
  Globe,
  Hash,
  Image,
  Link,
  Mail,
  MessageCircle,
  Palette,
  Pencil,
  Printer,
  Scissors,
  Search,
  Send,
  Share2,
  Star,
  Tag,
  Wand,
  Zap,
} from 'lucide';
import type { IconNode } from 'lucide';
import type { ActionIcon, BuiltInAction } from '../../lib/core/actions/actions.ts';

/** What stands for a built-in action. */
export const BUILT_IN_ICONS: Readonly<Record<BuiltInAction, IconNode>> = {
  download: Download,
  copyLink: Link,
  copyImage: Image,
  copyMarkdown: Hash,
  copyHtml: CodeXml,
  open: ExternalLink,
  openPage: AppWindow,
  showInPage: Crosshair,
  tag: Tag,
  share: Share2,
};

export const SEARCH_ICON: IconNode = Search;

/** What a person can choose for an action of their own. */
export const OWN_ICONS: Readonly<Record<ActionIcon, IconNode>> = {
  Send,
  ExternalLink,
  Search,
  Wand,
  Bookmark,
  Star,
  Flag,
  Folder,
  Cloud,
  Database,
  Printer,
  Mail,
  MessageCircle,
  Palette,
  Pencil,
  Scissors,
  Eye,
  Globe,
  Bot,
  Zap,
};
