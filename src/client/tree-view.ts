import * as vscode from 'vscode';
import type { Range } from 'vscode-languageserver-protocol';

/** A range of the server as the editor has it. */
export function placeOf({ start, end }: Range): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

/** A line of a view in the side panel, with those below it. */
export interface Line {
  readonly label: string;
  /** Fainter, behind the label. */
  readonly description?: string;
  readonly tooltip?: string | vscode.MarkdownString;
  readonly icon?: vscode.ThemeIcon;
  readonly command?: vscode.Command;
  readonly children?: readonly Line[];
  /** Folded until somebody unfolds it. */
  readonly folded?: boolean;
  /** What menus know the line by: `viewItem`. */
  readonly kind?: string;
  /** What the line stands for, for the menus' commands. */
  readonly of?: unknown;
}

/** A view of the side panel: it shows lines, and asks for new ones when it comes into sight. */
export class TreeView implements vscode.Disposable, vscode.TreeDataProvider<Line> {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly view: vscode.TreeView<Line>;
  private lines: readonly Line[] = [];
  private isStale = true;
  /** Which question the lines in sight will answer. */
  private asked = 0;

  /**
   * @param name the view's id
   * @param find gives the lines as they stand now
   */
  constructor(
    name: string,
    private readonly find: () => Promise<readonly Line[]>,
  ) {
    this.view = vscode.window.createTreeView(name, { treeDataProvider: this });
    this.view.onDidChangeVisibility(({ visible }) => visible && this.isStale && this.refresh());
  }

  dispose(): void {
    this.view.dispose();
    this.changed.dispose();
  }

  /** What stands beside the view's name. */
  set description(text: string | undefined) {
    this.view.description = text ?? '';
  }

  /** The number on the view's icon. */
  badge(value: number, tooltip: string): void {
    this.view.badge = value ? { value, tooltip } : undefined;
  }

  /** Asks for the lines again, at once where they are in sight. */
  refresh(): void {
    this.isStale = true;
    if (this.view.visible) void this.load();
  }

  /** Asks for the lines again, in sight or not. */
  async load(): Promise<void> {
    const asked = ++this.asked;
    this.isStale = false;
    const lines = await this.find();
    // An answer to an older question must not take the place of a newer one's.
    if (asked !== this.asked) return;
    this.lines = lines;
    this.changed.fire();
  }

  getChildren(line?: Line): Line[] {
    return [...(line ? (line.children ?? []) : this.lines)];
  }

  getTreeItem(line: Line): vscode.TreeItem {
    const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
    const item = new vscode.TreeItem(
      line.label,
      !line.children?.length ? None : line.folded ? Collapsed : Expanded,
    );
    if (line.description) item.description = line.description;
    item.tooltip = line.tooltip ?? [line.label, line.description].filter(Boolean).join(' · ');
    if (line.icon) item.iconPath = line.icon;
    if (line.command) item.command = line.command;
    if (line.kind) item.contextValue = line.kind;
    return item;
  }
}
