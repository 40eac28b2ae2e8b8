import { render } from 'preact';
import '../../../components/gallery/LikeableGallery.css';
import { createGalleryPage } from './createGalleryPage.ts';
import { GalleryPageView } from './GalleryPageView.tsx';
import './galleryPage.css';

const root = document.getElementById('root');
if (root !== null) render(<GalleryPageView page={createGalleryPage(Date.now)} />, root);
