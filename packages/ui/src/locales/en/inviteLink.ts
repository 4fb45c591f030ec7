/** The words of `InviteLink`, in English. */
export const inviteLink = {
  copy: 'Copy link',
  copied: 'Link copied',
  share: 'Share link',
  qrCode: 'QR code',
  showQrCode: 'Show QR code',
  scan: 'QR code of the link',
  link: 'Link',
  byHand: 'Copy the link from here:',
};
