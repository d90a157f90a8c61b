-- Runs inside Neovim, after the configuration that docs/editors.md shows: what a user would see and do, as a report of lines.
local report = assert(os.getenv('TERROIR_REPORT'))
local rule = 'reference/national-high-tech-enterprise'
local patience = 90000

local function fail(message)
  vim.fn.writefile({ 'failed: ' .. message }, report)
  vim.cmd('cquit!')
end

local function codes()
  local found = vim.tbl_map(function(one) return one.code or one.user_data.lsp.code end, vim.diagnostic.get(0))
  table.sort(found)
  return table.concat(found, ' ')
end

local function wait(what, check)
  if not vim.wait(patience, check, 50) then fail(what .. '; there is: ' .. codes()) end
end

-- What the light bulb offers on a line, with the first action whose title fits done.
local function choose(line, title)
  local here = { line = line, character = 0 }
  local params = {
    textDocument = vim.lsp.util.make_text_document_params(),
    range = { start = here, ['end'] = { line = line, character = 60 } },
    context = { diagnostics = {} },
  }
  local answers = vim.lsp.buf_request_sync(0, 'textDocument/codeAction', params, patience)
  local offered = {}
  for client, answer in pairs(answers or {}) do
    for _, action in ipairs(answer.result or {}) do
      table.insert(offered, action.title)
      if action.title:find(title, 1, true) then
        if action.edit then vim.lsp.util.apply_workspace_edit(action.edit, 'utf-16') end
        if action.command then
          vim.lsp.get_client_by_id(client).request_sync('workspace/executeCommand', action.command, patience, 0)
        end
        return
      end
    end
  end
  fail('“' .. title .. '” is not offered, but: ' .. table.concat(offered, ' | '))
end

local lines = {}
wait('no diagnostics', function() return codes() ~= '' end)
table.insert(lines, 'found: ' .. codes())
choose(0, 'Use ,')
table.insert(lines, 'fixed: ' .. vim.api.nvim_buf_get_lines(0, 0, 1, false)[1])
wait('the fix is still asked for', function() return codes() == rule end)
choose(2, 'Turn ' .. rule .. ' off on the whole site')
wait('the rule is still on', function() return codes() == '' end)
vim.cmd('silent wall')
vim.fn.writefile(lines, report)
vim.cmd('qall!')
