; The installer for Windows, made by Inno Setup 6. `windowsfiles.py` puts in what stands
; between signs and writes it into `build/windows`, from where its paths go.

[Setup]
AppId=@APP_ID@
AppName=@NAME@
AppVersion=@VERSION@
AppVerName=@NAME@ @VERSION@
AppPublisher=Recovery Timer contributors
AppPublisherURL=@HOMEPAGE@
AppSupportURL=@ISSUES@
VersionInfoVersion=@NUMBERS@
; For one person, so that nobody needs the rights of an administrator.
PrivilegesRequired=lowest
DefaultDirName={autopf}\@NAME@
DisableProgramGroupPage=yes
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
; What Qt 6.11 needs.
MinVersion=10.0.17763
SetupIconFile=app.ico
UninstallDisplayIcon={app}\@WINDOWED@
OutputDir=..\..\dist
OutputBaseFilename=@INSTALLER_NAME@
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
; The type of files is known at once.
ChangesAssociations=yes
CloseApplications=yes

[InstallDelete]
; So that an update leaves nothing of an older version.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "..\onefolder\recoverytimer\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs
Source: "recovery.ico"; DestDir: "{app}"; Flags: ignoreversion

[Icons]
Name: "{autoprograms}\@NAME@"; Filename: "{app}\@WINDOWED@"; AppUserModelID: "@APP_ID@"

[Registry]
Root: HKA; Subkey: "Software\Classes\@ENDING@"; ValueType: string; ValueName: ""; ValueData: "@PROGID@"; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\@ENDING@"; ValueType: string; ValueName: "Content Type"; ValueData: "@MIME@"; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\@ENDING@\OpenWithProgids"; ValueType: string; ValueName: "@PROGID@"; ValueData: ""; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\@PROGID@"; ValueType: string; ValueName: ""; ValueData: "@KIND@"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\@PROGID@\DefaultIcon"; ValueType: string; ValueName: ""; ValueData: "{app}\recovery.ico,0"
Root: HKA; Subkey: "Software\Classes\@PROGID@\shell\open\command"; ValueType: string; ValueName: ""; ValueData: """{app}\@WINDOWED@"" ""%1"""
; The app makes this itself, where a person wants to have it started with the computer.
Root: HKCU; Subkey: "@RUN_KEY@"; ValueType: none; ValueName: "@PROGRAM@"; Flags: dontcreatekey uninsdeletevalue

; Nothing else is deleted: what a person recorded stays, for the next time that the app is installed.

[Run]
Filename: "{app}\@WINDOWED@"; Description: "{cm:LaunchProgram,@NAME@}"; Flags: nowait postinstall skipifsilent
