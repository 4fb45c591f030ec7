/** The words of `QrCode`, in English. */
export const qrCode = {
  label: 'QR code',
  failed: 'The QR code could not be made.',
};
