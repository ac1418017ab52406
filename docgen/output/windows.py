"""What the registry of Windows says of this computer; nothing on other systems."""

import sys

if sys.platform == "win32":
    import winreg

    def has_word() -> bool:
        """Whether Word is there as a program that others may drive."""
        try:
            winreg.CloseKey(winreg.OpenKey(winreg.HKEY_CLASSES_ROOT, r"Word.Application\CLSID"))
        except OSError:
            return False
        return True

    def printer_names() -> list[str]:
        """The printers of this user."""
        devices = r"Software\Microsoft\Windows NT\CurrentVersion\Devices"
        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, devices) as key:
                return [winreg.EnumValue(key, number)[0] for number in range(winreg.QueryInfoKey(key)[1])]
        except OSError:
            return []

else:

    def has_word() -> bool:
        """Whether Word is there as a program that others may drive."""
        return False

    def printer_names() -> list[str]:
        """The printers of this user."""
        return []
