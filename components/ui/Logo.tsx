/** The mark: two tiles of a masonry, the third is a heart. Its grey and rose hold on light and dark. */
export function Logo({ size = 18 }: { readonly size?: number }) {
  return (
    <svg class="lg-logo" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
      <path
        fill="#8b8b95"
        d="M2.25 1h2.5C5.44 1 6 1.56 6 2.25v11.5C6 14.44 5.44 15 4.75 15h-2.5C1.56 15 1 14.44 1 13.75V2.25C1 1.56 1.56 1 2.25 1Zm6.5 0h5C14.44 1 15 1.56 15 2.25v1.5C15 4.44 14.44 5 13.75 5h-5C8.06 5 7.5 4.44 7.5 3.75v-1.5C7.5 1.56 8.06 1 8.75 1Z"
      />
      <path
        fill="#e5306c"
        d="M11.25 8.3c-.5-.95-1.35-1.55-2.25-1.55-1.15 0-2 .95-2 2.2 0 2.35 2.3 3.85 3.6 5.55.35.45.95.45 1.3 0 1.3-1.7 3.6-3.2 3.6-5.55 0-1.25-.85-2.2-2-2.2-.9 0-1.75.6-2.25 1.55Z"
      />
    </svg>
  );
}
